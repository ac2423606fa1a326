import subprocess
import xml.etree.ElementTree as tree

kinds = ["unit", "integration", "contract", "end_to_end"]
for kind in kinds:
    command = ["pytest", "-q", "--junitxml=times.xml", f"test_{kind}.py"]
    subprocess.run(command, check=True, capture_output=True)
    case = next(tree.parse("times.xml").iter("testcase"))
    print(f"{kind:12} {float(case.attrib['time']) * 1000:6.0f} ms")
