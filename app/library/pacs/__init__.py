"""Pictures from and to an archive: DIMSE (PS3.4 B, C; PS3.7) and DICOMweb (PS3.18).

The only part of RadGaze that uses the network, and only with archives that the user has configured. Nothing
here opens a study or changes the patient on screen: what is fetched goes to a folder and into the library.
"""
