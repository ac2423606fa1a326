import random
import sys
from pathlib import Path

path, seed = Path(sys.argv[1]), int(sys.argv[2])
path.write_bytes(random.Random(seed).randbytes(100_000_000))
