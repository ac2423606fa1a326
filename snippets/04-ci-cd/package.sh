course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 120
export PIP_CONFIG_FILE=/dev/null
unset PYTHONPATH
cp -r ~/snippets/flights-features . && cd flights-features
mkdir ~/packages && pypi-server run -p 8080 -i 127.0.0.1 -P . -a . ~/packages > ~/index.log 2>&1 &
curl -s -o ~/answer --retry 40 --retry-connrefused --retry-delay 1 localhost:8080
# --8<-- [start:build]
python -m build --no-isolation 2>&1 | tail -1
# --8<-- [end:build]
# --8<-- [start:contents]
unzip -Z1 dist/*.whl
# --8<-- [end:contents]
# --8<-- [start:upload]
twine check dist/*
export TWINE_REPOSITORY_URL=http://localhost:8080/ TWINE_USERNAME=ada TWINE_PASSWORD=secret
twine upload --disable-progress-bar dist/*
curl -s localhost:8080/simple/flights-features/ | grep -o '>flights[^<]*'
# --8<-- [end:upload]
set -o pipefail
# --8<-- [start:same_version]
twine upload --disable-progress-bar dist/*.whl 2>&1 |
  fold -s -w 70  # exits 1
# --8<-- [end:same_version]
set +o pipefail
# --8<-- [start:next_version]
sed -i 's/^version = .*/version = "0.1.1"/' pyproject.toml
python -m build --no-isolation --wheel 2>&1 | tail -1
twine upload --disable-progress-bar dist/*0.1.1*.whl | head -2
# --8<-- [end:next_version]
# --8<-- [start:install_exact]
python -m venv --without-pip ~/fresh
pip --python ~/fresh install -q --index-url http://localhost:8080/simple/ flights-features==0.1.0
pip --python ~/fresh list --format freeze | grep flights
# --8<-- [end:install_exact]
# --8<-- [start:lock]
pip hash dist/*0.1.1*.whl | tail -1
echo "flights-features==0.1.1 $(pip hash dist/*0.1.1*.whl | tail -1)" > ~/requirements.txt
pip --python ~/fresh install -q --index-url http://localhost:8080/simple/ -r ~/requirements.txt
# --8<-- [end:lock]
# --8<-- [start:tampered]
cd ~ && echo "one more line" >> packages/*0.1.1-py3-none-any.whl
pip --python ~/fresh install --force-reinstall --no-cache-dir \
  --index-url http://localhost:8080/simple/ -r requirements.txt 2>&1 |
  grep -o "THESE.*FILE\|Expected.*\|Got .*" | cut -c1-66
cd flights-features

# --8<-- [end:tampered]
# --8<-- [start:sbom]
cyclonedx-py requirements ~/requirements.txt -o sbom.json
jq -c '.specVersion, (.components[] | {name, version, purl})' sbom.json
# --8<-- [end:sbom]
# --8<-- [start:sign]
ssh-keygen -q -t ed25519 -N "" -C ada@example.org -f ~/signing
echo "ada@example.org $(cat ~/signing.pub)" > ~/trusted
cd dist && sha256sum flights_features-0.1.0* > SHA256SUMS
ssh-keygen -Y sign -n file -f ~/signing SHA256SUMS
# --8<-- [end:sign]
# --8<-- [start:verify]
ssh-keygen -Y verify -n file -f ~/trusted -I ada@example.org \
  -s SHA256SUMS.sig < SHA256SUMS | fold -s -w 66
sha256sum --check SHA256SUMS
# --8<-- [end:verify]
# --8<-- [start:altered]
sed -i 's/^./0/' SHA256SUMS
ssh-keygen -Y verify -n file -f ~/trusted -I ada@example.org \
  -s SHA256SUMS.sig < SHA256SUMS  # exits 255
# --8<-- [end:altered]
kill %1
