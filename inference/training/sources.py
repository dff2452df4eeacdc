"""What models are trained on, as their manifests and cards say it."""

from __future__ import annotations

PHANTOM_DATA = "the RadGaze phantom (synthetic radiographs, simulated readers)"
NIH_FILMS = (
    "369 NIH ChestX-ray14 films (NIH Clinical Center; Wang et al., ChestX-ray8, CVPR 2017) with a "
    "recorded CheXNet's probabilities as soft labels (reproduce-chexnet, BSD-3-Clause)"
)
REAL_DATA = f"{NIH_FILMS}, and 970 films of other patients at 64 px with their labels"
HANNOVER_DATA = (
    "films of {n} Hannover patients (COVID-19 image repository, Hannover Medical School; Winther et al., "
    "DOI 10.6084/m9.figshare.12275009, CC BY 3.0) with human lung masks (v7labs/covid-19-xray-dataset, "
    "CC BY 4.0)"
)
CT_DATA = (
    "films rendered from one CT (LIDC-IDRI-0001, TCIA, DOI 10.7937/K9/TCIA.2015.LO9QL9SX, Armato et al., "
    "2011, CC BY 3.0) with what its lungs cover"
)
FILM_CHECK_DATA = (
    "films of NIH ChestX-ray14 (NIH Clinical Center; Wang et al., ChestX-ray8, CVPR 2017) and of Hannover "
    "patients (COVID-19 image repository, Hannover Medical School; Winther et al., DOI "
    "10.6084/m9.figshare.12275009, CC BY 3.0)"
)
