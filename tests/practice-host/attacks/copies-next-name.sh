# Synapse's user sees the first registration's new file, and plants links at the names that the second may get.
strike() { racer_in_synapse plant-near /data /etc/profile.d/practice-canary.sh; }
clean() { find $matrix/synapse -maxdepth 1 -type l -delete; }
