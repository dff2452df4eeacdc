"""Free recognition by faster-whisper with a model in a local folder; nothing is fetched. Its words are a
draft: the reader corrects the text, and the corrected text is aligned (`app.speech.align`)."""

from __future__ import annotations

from pathlib import Path

from app.speech.align import Alignment, SpokenWord
from app.speech.sound import Sound, SpeechMissing, needed

RATE_HZ = 16_000
PROMPT = "Chest radiograph. Pleural effusion, pneumothorax, consolidation, atelectasis, cardiomegaly, edema."


def recognise(sound: Sound, model: Path) -> Alignment:
    """Raises SpeechMissing where the package or the model is not there."""
    whisper = needed("faster_whisper", "to recognise speech")
    if not (model / "model.bin").is_file():
        raise SpeechMissing(
            f"{model} holds no model of faster-whisper", "Give the folder that holds model.bin."
        )
    loaded = whisper.WhisperModel(str(model), device="cpu", compute_type="int8", local_files_only=True)
    segments, _ = loaded.transcribe(
        sound.at(RATE_HZ).samples, language="en", word_timestamps=True, initial_prompt=PROMPT
    )
    words = [
        SpokenWord(float(word.start), float(word.end), word.word.strip())
        for segment in segments
        for word in segment.words or ()
    ]
    return Alignment(tuple(words), (), f"faster-whisper, {model.name}")
