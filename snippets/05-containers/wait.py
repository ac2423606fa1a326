import signal
import sys
import time


def goodbye(number, frame):
    print("finishing the last request, then goodbye")
    sys.exit()


signal.signal(signal.SIGTERM, goodbye)
print("serving")
while True:
    time.sleep(60)
