"""What is said of seals. `{what}` is a line of a manifest: a kind, and a number or a date."""

SENTENCES: dict[str, tuple[str, str]] = {
    "lock-broken/changed": (
        "« {what} » n'est plus comme {manifest} l'a scellé (verrou du {lock}). Remettez ce qui était écrit, git le "
        "garde, et corrigez par une écriture datée du {free} au plus tôt.",
        "`{what}` is no longer as {manifest} sealed it (lock of {lock}). Put back what was written, git has it, and "
        "correct by an entry dated {free} or later.",
    ),
    "lock-broken/removed": (
        "« {what} » n'est plus dans les livres, et {manifest} l'a scellé (verrou du {lock}). Remettez-le, git le "
        "garde, et corrigez par une écriture datée du {free} au plus tôt.",
        "`{what}` is no longer in the ledger, and {manifest} sealed it (lock of {lock}). Put it back, git has it, and "
        "correct by an entry dated {free} or later.",
    ),
    "lock-broken/added": (
        "« {what} » est daté dans une période close et n'est pas dans {manifest} (verrou du {lock}) : il a été ajouté "
        "après. Datez-le du {free} au plus tôt.",
        "`{what}` is dated in a closed period and is not in {manifest} (lock of {lock}): it was added afterwards. "
        "Date it {free} or later.",
    ),
    "lock-broken/no-manifest": (
        "Le verrou du {lock} n'a pas son fichier dans locks/ : ce qu'il scelle ne se vérifie pas. Remettez le fichier, "
        "git le garde.",
        "The lock of {lock} lacks its file in locks/: what it seals cannot be verified. Put the file back, git has it.",
    ),
    "lock-broken/manifest": (
        "{manifest} n'a pas l'empreinte du verrou du {lock} : l'un des deux a été changé. Remettez-les comme ils "
        "étaient, git les garde.",
        "{manifest} does not have the hash of the lock of {lock}: one of them was changed. Put both back as they were, "
        "git has them.",
    ),
    "lock-broken/day": (
        "Ce verrou est du {date}, et {manifest} scelle jusqu'au {lock}. Datez le verrou du {lock}.",
        "This lock is of {date}, and {manifest} seals up to {lock}. Date the lock {lock}.",
    ),
    "lock-broken/no-lock": (
        "{manifest} scelle jusqu'au {lock}, et son verrou n'est pas dans les livres. Remettez : "
        '{lock:entry} custom "lock" "{digest}". '
        "Si une clôture a été interrompue, retirez le fichier ou clôturez de nouveau.",
        "{manifest} seals up to {lock}, and its lock is not in the ledger. Put back: "
        '{lock:entry} custom "lock" "{digest}". '
        "Where a close was interrupted, remove the file or close again.",
    ),
    "lock-broken/chain": (
        "{manifest} (verrou du {lock}) suit le verrou du {before} ; celui-ci n'est pas juste avant, ou n'est plus le "
        "même. Remettez les verrous comme ils étaient, git les garde.",
        "{manifest} (lock of {lock}) follows the lock of {before}; that one does not stand right before it, or is no "
        "longer the same. Put the locks back as they were, git has them.",
    ),
    "lock-broken/not-first": (
        "{manifest} (verrou du {lock}) est le premier, et le verrou du {before} est avant. Retirez celui du {before}.",
        "{manifest} (lock of {lock}) is the first, and the lock of {before} stands before it. Remove that of {before}.",
    ),
    "lock-broken/unreadable": (
        "{manifest} ne se lit pas : acompte ne l'a pas écrit ainsi. Remettez-le comme il était, git le garde.",
        "{manifest} cannot be read: acompte did not write it so. Put it back as it was, git has it.",
    ),
    "document-changed": (
        "{file} n'est plus le fichier que {manifest} a scellé (verrou du {lock}). Remettez-le depuis git ou une "
        "sauvegarde, et gardez une nouvelle version sous un autre nom.",
        "{file} is no longer the file that {manifest} sealed (lock of {lock}). Put it back from git or a backup, and "
        "keep a new version under another name.",
    ),
    "document-changed/missing": (
        "{file} manque, et {manifest} l'a scellé (verrou du {lock}). Remettez-le depuis git ou une sauvegarde.",
        "{file} is missing, and {manifest} sealed it (lock of {lock}). Put it back from git or a backup.",
    ),
}
