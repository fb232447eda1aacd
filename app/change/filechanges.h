// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/survey/serverfacts.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Bridgekeeper {

/// Who has to accept a file's new content before it takes the old one's place.
enum class FileCheck {
    None,
    Bash, ///< `bash -n`
    Compose, ///< `docker compose config`, and no other service changed
    Synapse, ///< Synapse's own code, in its container, with every registration the file names
};

/// Replaces or makes one file, atomically. The bytes that were shown are the bytes that are written: when the server's file is
/// no longer `before`, nothing is written.
struct WriteFile {
    static constexpr const char *kind = "write-file";

    QString path;
    bool existed = false;
    QByteArray before; ///< empty again when read from the journal; the server keeps the bytes by their hash
    QByteArray after;
    QString beforeHash; ///< SHA-256, or "absent"
    QString afterHash;
    QString beforeMode, beforeOwner; ///< empty when the file is new
    QString mode, owner; ///< of the new file
    FileCheck check = FileCheck::None;
    QString what; ///< the summary sentence
    bool synapseReads = false; ///< it takes effect when Synapse restarts
    bool wholeBefore = true; ///< false when `before` may not be all of the file: then it must not be written
    bool secret = false; ///< the whole content is a secret: shown as a line that says so

    /// From the file as the survey found it; mode and owner stay, or are `mode` and `owner` for a new file.
    static WriteFile of(const FileFact &file, const QByteArray &after, const QString &what, FileCheck check = FileCheck::None,
        const QString &mode = QStringLiteral("600"), const QString &owner = QStringLiteral("0:0"));

    [[nodiscard]] QString target() const { return path; }
    [[nodiscard]] QString summary() const { return what.isEmpty() ? path : what; }
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const { return {}; }
    [[nodiscard]] QJsonObject record() const;
    static WriteFile fromRecord(const QJsonObject &);
};

/// Replaces or makes a file on the laptop. The engine itself writes it; the server's journal keeps that it was done and where,
/// as words, and neither gets its bytes nor can give any. What the way back needs stands in the laptop's own Ledger.
struct WriteLocalFile {
    static constexpr const char *kind = "write-local-file";

    QString path; ///< from the journal it may be another laptop's, or a lie: it is shown, and never opened
    bool existed = false; ///< of a plan only, as the bytes
    QByteArray before, after;
    QString what;

    [[nodiscard]] QString target() const { return path; }
    [[nodiscard]] QString summary() const { return what.isEmpty() ? path : what; }
    [[nodiscard]] QByteArray applyText() const { return ":\n"; } ///< on the server there is nothing to do, and nothing to undo
    [[nodiscard]] QByteArray revertText() const { return ":\n"; }
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const { return {}; }
    [[nodiscard]] QJsonObject record() const;
    static WriteLocalFile fromRecord(const QJsonObject &);
};

/// Makes one directory. Reverting removes it with all that came into it, after a copy was kept in a root-only place.
struct MakeDirectory {
    static constexpr const char *kind = "make-directory";

    QString path;
    QString mode;
    QString owner;

    [[nodiscard]] QString target() const { return path; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const { return {}; }
    [[nodiscard]] QJsonObject record() const;
    static MakeDirectory fromRecord(const QJsonObject &);
};

} // namespace Bridgekeeper
