"""What a judge found, told in the end."""


def verdict(what: str, faults: list[str]) -> int:
    """Prints the faults and how many there are; gives the status to end with."""
    for fault in faults:
        print(fault)
    print(f"{what}: {len(faults)} faults")
    return min(len(faults), 1)
