"""What the terminal says of what is written: entries, seals, documents. French, then English."""

WRITING: dict[str, tuple[str, str]] = {
    "entries-count": ("{count} écriture|{count} écritures", "{count} entry|{count} entries"),
    "files-count": ("{count} fichier|{count} fichiers", "{count} file|{count} files"),
    "locks-count": ("{count} verrou|{count} verrous", "{count} lock|{count} locks"),
    "verify-line": (
        "Tout est intact : {entries} et {files}, sous scellés jusqu'au {last} ({locks}).",
        "All holds: {entries} and {files}, sealed up to {last} ({locks}).",
    ),
    "verify-none": (
        "Aucune période n'est close : « acompte close » en scelle une.",
        "No period is closed: `acompte close` seals one.",
    ),
    "verify-broken": (
        "{count} chose ne tient plus.|{count} choses ne tiennent plus.",
        "{count} thing no longer holds.|{count} things no longer hold.",
    ),
    "close-warnings": (
        "{count} avertissement reste au {last} : voyez « acompte --as-of {last} check ».|{count} avertissements "
        "restent "
        "au {last} : voyez « acompte --as-of {last} check ».",
        "{count} warning remains on {last}: see `acompte --as-of {last} check`.|{count} warnings remain on "
        "{last}: see "
        "`acompte --as-of {last} check`.",
    ),
    "keep-how": (
        "Que deviennent les acomptes : price (le prix, la TVA reste due) ou indemnity (un dédit, hors TVA)",
        "What become the deposits: price (VAT stays due) or indemnity (a forfeit, outside VAT)",
    ),
    "written": ("Écrit dans {files}.", "Written to {files}."),
    "dry-run": ("Essai : rien n'est écrit.", "A trial: nothing is written."),
    "nothing-written": ("Rien à écrire.", "Nothing to write."),
    "write-confirm": ("Écrire ? [O/n]", "Write this? [Y/n]"),
    "ask-quoted": ("Objet du devis", "What is quoted"),
    "ask-invoiced": ("Objet de la facture", "What is invoiced"),
    "pdf-line": ("{number} : {path}", "{number}: {path}"),
    "pdf-unknown": (
        "{number} ne désigne ni un devis ni une facture ; les plus proches : {near}.",
        "{number} names no quote and no invoice; the nearest: {near}.",
    ),
    "pdf-none": (
        "{number} ne désigne rien : ces livres n'ont ni devis ni facture.",
        "{number} names nothing: this ledger has no quote and no invoice.",
    ),
    "pdf-later": (
        "{number} est du {day}, après le {now} ; demandez un autre jour avec --as-of.",
        "{number} is dated {day}, after {now}; ask for another day with --as-of.",
    ),
    "pdf-opening": (
        "{number} est repris d'autres livres, qui l'ont émis : son original est là-bas.",
        "{number} was brought forward from other books, which issued it: its original is there.",
    ),
    "pdf-logo-kind": (
        "Le logo {logo} n'est pas une image que l'on imprime ; donnez un fichier {kinds}.",
        "The logo {logo} is no image that is printed; name a file {kinds}.",
    ),
    "pdf-logo-outside": (
        "Le logo {logo} est hors du dossier des livres ; copiez-le dedans.",
        "The logo {logo} lies outside the ledger's folder; copy it there.",
    ),
    "pdf-logo-unread": (
        "Le logo {logo} ne se lit pas ({why}) ; corrigez `logo:` de la société.",
        "The logo {logo} cannot be read ({why}); mend the company's `logo:`.",
    ),
    "pdf-missing": (
        "Les fichiers PDF demandent WeasyPrint : pip install 'acompte[pdf]'. L'option --html s'en passe.",
        "PDF files need WeasyPrint: pip install 'acompte[pdf]'. With --html it works without.",
    ),
    "pdf-differs": (
        "{path} existe déjà et dit autre chose ; ce qui a été émis ne se réécrit pas. Avec --replace il est remplacé, "
        "avec -o le fichier va ailleurs.",
        "{path} is there already and differs; what was issued is not rewritten. With --replace it is, with -o the file "
        "goes elsewhere.",
    ),
    "file-differs": (
        "{path} existe déjà et dit autre chose. Déplacez-le, ou donnez un autre nom au vôtre.",
        "{path} is there already and differs. Move it, or give yours another name.",
    ),
    "company-name": ("Nom de la société", "Name of the company"),
    "items-wrong": (
        "Rien n'est écrit, {count} chose à corriger :|Rien n'est écrit, {count} choses à corriger :",
        "Nothing is written, {count} thing to correct:|Nothing is written, {count} things to correct:",
    ),
    "items-more": ("… et {count} autre.|… et {count} autres.", "… and {count} more.|… and {count} more."),
    "init-vat-debits": (
        "TVA exigible à la facture (option pour les débits).",
        "VAT falls due with the invoice (option for debits).",
    ),
    "init-vat-receipts": (
        "TVA exigible à l'encaissement (prestations de services) ; --vat-due choisit un autre moment.",
        "VAT falls due with the money (services); --vat-due chooses another moment.",
    ),
    "init-vat-delivery": (
        "TVA exigible à la livraison, celle des acomptes à l'encaissement (biens).",
        "VAT falls due on delivery, that of deposits with the money (goods).",
    ),
    "init-vat-none": ("Sans TVA.", "Without VAT."),
    "init-taken": (
        "{count} pièce ouverte reprise.|{count} pièces ouvertes reprises.",
        "{count} open document brought forward.|{count} open documents brought forward.",
    ),
    "init-missing": (
        "Il manque encore sur les factures : {keys}. settings.beancount montre où l'ajouter.",
        "Still missing on invoices: {keys}. settings.beancount shows where to add it.",
    ),
    "init-next": (
        "Ensuite : acompte -f {ledger} customer new NOM, puis quote new.",
        "Next: acompte -f {ledger} customer new NAME, then quote new.",
    ),
    "remind-line": (
        "Relances du {day} : {letters}, sur {documents}.",
        "Reminders of {day}: {letters}, about {documents}.",
    ),
    "letters-count": ("{count} lettre|{count} lettres", "{count} letter|{count} letters"),
    "today": ("Aujourd'hui", "Today"),
    "bank-stale": (
        "La dernière écriture de banque est du {newest}, il y a {days} jours ; la règle en admet {allowed}. Des "
        "règlements manquent peut-être : importez le relevé avant de relancer.",
        "The newest bank entry is of {newest}, {days} days ago; the rule allows {allowed}. Payments may be missing: "
        "import the statement before reminding.",
    ),
    "bank-none": (
        "Aucune écriture de banque, et la règle en veut une de moins de {allowed} jours. Des règlements manquent "
        "peut-être : importez le relevé avant de relancer.",
        "There is no bank entry, and the rule wants one less than {allowed} days old. Payments may be missing: import "
        "the statement before reminding.",
    ),
    "letter-first": ("C'est la première lettre à ce client.", "This is the first letter to this customer."),
    "letter-since": (
        "Depuis la lettre du {day} ({step}) :",
        "Since the letter of {day} ({step}):",
    ),
    "mail-refused": (
        "{to} : le serveur refuse la lettre ({words}). Elle n'est pas écrite ; corrigez l'adresse, puis relancez.",
        "{to}: the server refuses the letter ({words}). It is not recorded; mend the address, then remind again.",
    ),
    "mail-later": (
        "{to} : le serveur ne la prend pas maintenant ({words}). Elle partira à la prochaine relance.",
        "{to}: the server does not take it now ({words}). It goes with the next run.",
    ),
    "mail-uncertain": (
        "{to} : remise au serveur, sans réponse ({words}). Voyez s'il l'a, puis remind --went ou --not-went {id}.",
        "{to}: handed to the server, which did not answer ({words}). See whether it has it, then remind --went or "
        "--not-went {id}.",
    ),
    "mail-held": (
        "{to} : déjà en route ({words}), rien n'est envoyé de nouveau.",
        "{to}: on its way already ({words}), nothing is sent again.",
    ),
    "mail-not-to": (
        "{to} : le serveur ne prend pas ce destinataire ({words}) ; il a pris les autres.",
        "{to}: the server does not take this recipient ({words}); it took the others.",
    ),
    "commit-dirty": (
        "{top} : {count} changement n'est pas dans git ({files}). Rien n'est écrit ; validez-le d'abord.|"
        "{top} : {count} changements ne sont pas dans git ({files}). Rien n'est écrit ; validez-les d'abord.",
        "{top}: {count} change is not committed ({files}). Nothing is written; commit it first.|"
        "{top}: {count} changes are not committed ({files}). Nothing is written; commit them first.",
    ),
    "commit-under-way": (
        "{top} : git est au milieu d'une fusion ou d'un rebase. Rien n'est écrit ; finissez-le d'abord.",
        "{top}: git is in the middle of a merge or a rebase. Nothing is written; finish it first.",
    ),
    "commit-detached": (
        "{top} : git n'est sur aucune branche, un commit s'y perdrait. Rien n'est écrit ; faites git switch d'abord.",
        "{top}: git is on no branch, where a commit would be lost. Nothing is written; git switch to one first.",
    ),
    "commit-unknown": (
        "{ledger} : git ne suit pas ce fichier. Rien n'est écrit ; ajoutez-le d'abord (git add, git commit).",
        "{ledger}: git does not know this file. Nothing is written; add it first (git add, git commit).",
    ),
    "commit-nobody": (
        "git ne sait pas qui valide. Rien n'est écrit ; donnez user.name et user.email avec git config.",
        "git does not know who commits. Nothing is written; set user.name and user.email with git config.",
    ),
    "commit-failed": ("git n'a pas validé : {words}.", "git did not commit: {words}."),
    "mail-gone": (
        "{count} lettre est partie ; la prochaine relance l'inscrit, sans la renvoyer.|"
        "{count} lettres sont parties ; la prochaine relance les inscrit, sans les renvoyer.",
        "{count} letter has gone; the next run records it and does not send it again.|"
        "{count} letters have gone; the next run records them and does not send them again.",
    ),
    "commit-nothing": ("Rien à valider.", "Nothing to commit."),
    "committed": ("Validé dans git : {revision}.", "Committed: {revision}."),
}
