#!/bin/bash
# A batch in eight parts by GNU parallel, each tried up to three times; then one manifest of theirs. On machines that
# share this folder: PARALLEL='--sshloginfile machines --workdir .' ./parallel.sh
set -eu
parallel --will-cite --jobs 2 --retries 3 \
  naskah batch batch.ron --rows rows.csv -o out --shard {}/8 --jobs 1 --resume ::: {1..8}
naskah manifest merge out/naskah-{1..8}-of-8.jsonl -o out/naskah.jsonl
