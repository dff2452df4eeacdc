"""Small checkpoints in the layouts of models that bring code of their own: weights as `checkpoints.llava` has
them, code written here, with the calls that the published code has.
"""

from __future__ import annotations

import json
from pathlib import Path

import checkpoints
import transformers as tf
from safetensors.torch import save_file

MAIRA2 = (
    """
from transformers import LlavaConfig
class Maira2Config(LlavaConfig):
    model_type = "maira2"
""",
    """
from transformers import LlavaForConditionalGeneration
from .configuration import Maira2Config
class Maira2ForConditionalGeneration(LlavaForConditionalGeneration):
    config_class = Maira2Config
""",
    """
from transformers import PreTrainedTokenizerFast
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
class Maira2Processor:
    @classmethod
    def register_for_auto_class(cls, *_):
        pass
    @classmethod
    def from_pretrained(cls, folder, **_):
        made = cls()
        made.tokenizer = PreTrainedTokenizerFast.from_pretrained(folder, local_files_only=True)
        made.image_processor = CLIPImageProcessorPil.from_pretrained(folder, local_files_only=True)
        return made
    def format_and_preprocess_reporting_input(
        self, current_frontal, current_lateral, prior_frontal, indication, technique, comparison,
        prior_report, return_tensors, get_grounding,
    ):
        pixels = self.image_processor(images=[current_frontal], return_tensors=return_tensors)
        words = self.tokenizer("<s>" + "<image>" * 16 + " Findings:", add_special_tokens=False,
                               return_tensors=return_tensors)
        return {"input_ids": words["input_ids"], "attention_mask": words["attention_mask"], **pixels}
    def decode(self, ids, **more):
        return self.tokenizer.decode(ids, **more)
    def convert_output_to_plaintext_or_grounded_sequence(self, text):
        return text
""",
)

CHEXAGENT = (
    """
from transformers import LlavaConfig
class CheXagentConfig(LlavaConfig):
    model_type = "chexagent"
""",
    """
import re
from PIL import Image
from transformers import LlavaForConditionalGeneration
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from .configuration import CheXagentConfig
class CheXagentForCausalLM(LlavaForConditionalGeneration):
    config_class = CheXagentConfig
    def generate(self, input_ids, **more):
        folder = self.config._name_or_path
        path = self.path_of(input_ids[0].tolist())
        processor = CLIPImageProcessorPil.from_pretrained(folder, local_files_only=True)
        pixels = processor(images=[Image.open(path)], return_tensors="pt")["pixel_values"]
        return super().generate(input_ids=input_ids, pixel_values=pixels, **more)
    def path_of(self, ids):
        from transformers import PreTrainedTokenizerFast
        tokenizer = PreTrainedTokenizerFast.from_pretrained(self.config._name_or_path, local_files_only=True)
        text = tokenizer.decode(ids)
        return re.search("\\[(.*?)\\]", text)[1]
""",
    """
from transformers import PreTrainedTokenizerFast
class CheXagentTokenizer(PreTrainedTokenizerFast):
    def from_list_format(self, parts):
        image = next(part["image"] for part in parts if "image" in part)
        return "[" + image + "]" + "<image>" * 16 + next(part["text"] for part in parts if "text" in part)
    def apply_chat_template(self, turns, **more):
        return self(turns[-1]["value"], add_special_tokens=False, return_tensors="pt")["input_ids"]
""",
)


def maira2(folder: Path) -> Path:
    made = _with_code(checkpoints.llava(folder), "maira2", "Maira2ForConditionalGeneration", MAIRA2)
    (made / "processor_config.json").write_text(
        json.dumps(
            {"processor_class": "Maira2Processor", "auto_map": {"AutoProcessor": "extra.Maira2Processor"}}
        )
    )
    return made


def chexagent(folder: Path) -> Path:
    made = _with_code(checkpoints.llava(folder), "chexagent", "CheXagentForCausalLM", CHEXAGENT)
    path = made / "tokenizer_config.json"
    settings = json.loads(path.read_text())
    settings |= {
        "tokenizer_class": "CheXagentTokenizer",
        "auto_map": {"AutoTokenizer": [None, "extra.CheXagentTokenizer"]},
    }
    path.write_text(json.dumps(settings))
    return made


def _with_code(made: Path, kind: str, network: str, code: tuple[str, str, str]) -> Path:
    weights = tf.LlavaForConditionalGeneration.from_pretrained(made).state_dict()
    save_file(
        {name: values.contiguous() for name, values in weights.items()},
        made / "model.safetensors",
        {"format": "pt"},
    )
    for name, text in zip(("configuration.py", "modeling.py", "extra.py"), code, strict=True):
        (made / name).write_text(text)
    path = made / "config.json"
    settings = json.loads(path.read_text())
    classes = {"maira2": "Maira2Config", "chexagent": "CheXagentConfig"}
    settings |= {
        "model_type": kind,
        "architectures": [network],
        "auto_map": {
            "AutoConfig": f"configuration.{classes[kind]}",
            "AutoModelForCausalLM": f"modeling.{network}",
        },
    }
    path.write_text(json.dumps(settings))
    return made
