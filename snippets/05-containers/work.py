import hashlib
import time

begin = time.process_time()
for number in range(1_000_000):
    hashlib.sha256(b"%d" % number).digest()
print(f"{time.process_time() - begin:.1f} s for a million hashes")
