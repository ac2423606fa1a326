import sys
from pathlib import Path

# --8<-- [start:gate]
verdict = Path("verdict.txt").read_text()
print(f"the gate says: {verdict}")
sys.exit(verdict == "block")
# --8<-- [end:gate]
