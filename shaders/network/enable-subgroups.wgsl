// For devices with subgroups. Joined in front of everything.
enable subgroups;
