"""What an extractive answer is chosen and put together by; `assistant/extract.py` tells how."""
