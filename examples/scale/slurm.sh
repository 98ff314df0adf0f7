#!/bin/bash
# A batch in eight parts, on machines that share this folder; then one manifest of theirs:
#
#   parts=$(sbatch --parsable slurm.sh)
#   sbatch --dependency=afterok:"$parts" --wrap='naskah manifest merge out/naskah-*-of-8.jsonl -o out/naskah.jsonl'
#
# A part alone is run again with `sbatch --array=3 slurm.sh`; that is why the number of parts stands here, and is not
# asked of Slurm, which would then say one.
#SBATCH --job-name=naskah
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
set -eu
exec naskah batch batch.ron --rows rows.csv -o out --shard "$SLURM_ARRAY_TASK_ID/8" \
  --jobs "$SLURM_CPUS_PER_TASK" --resume
