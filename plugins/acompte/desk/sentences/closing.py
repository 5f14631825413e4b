"""What the desk says where it refuses to close a period, or to write into a closed one: French, then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "close-not-over": (
        "{period} n'est pas fini le {day} : il s'arrête le {last}. Clôturez à partir du lendemain.",
        "{period} is not over on {day}: it ends on {last}. Close it from the next day on.",
    ),
    "close-sealed": (
        "{period} est clos : un verrou scelle tout jusqu'au {lock}. Clôturez une période qui finit plus tard.",
        "{period} is closed: a lock seals everything up to {lock}. Close a period that ends later.",
    ),
    "close-errors": (
        "Les livres ont {count} erreur au {last} : on ne scelle que ce qui est juste. Corrigez ce que montre "
        "« acompte --as-of {last} check ».|Les livres ont {count} erreurs au {last} : on ne scelle que ce qui est "
        "juste. Corrigez ce que montre « acompte --as-of {last} check ».",
        "The ledger has {count} error on {last}: only what is right is sealed. Correct what "
        "`acompte --as-of {last} check` shows.|The ledger has {count} errors on {last}: only what is right is sealed. "
        "Correct what `acompte --as-of {last} check` shows.",
    ),
    "close-file-name": (
        "Le nom d'un fichier lié par une lettre va à la ligne. Renommez le fichier.",
        "The name of a file that a letter links has a line break. Rename the file.",
    ),
    "sealed": (
        "Le {day} est dans une période close (verrou du {lock}). Datez l'écriture du {free} au plus tôt (--date), "
        "ou corrigez par un avoir.",
        "{day} lies in a sealed period (lock of {lock}). Date the entry {free} or later (--date), "
        "or correct by a credit note.",
    ),
}
