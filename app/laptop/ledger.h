// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "laptopfile.h"

#include <optional>

namespace Bridgekeeper {

/// Which server something was written for: by its host key, or by the name that the operator gave it.
struct ServerIdentity {
    QString name;
    QString fingerprint; ///< empty where there is no host key

    [[nodiscard]] bool isSame(const ServerIdentity &other) const
    {
        return name == other.name || (!fingerprint.isEmpty() && fingerprint == other.fingerprint);
    }
};

/// A document of this laptop as this program changed it, with everything that the way back needs.
struct LedgerEntry {
    QString path; ///< canonical
    bool existed = false;
    QByteArray before;
    QByteArray added; ///< what stands behind `before` since; empty when the change was another one
    QString afterHash; ///< SHA-256

    static LedgerEntry of(const QString &path, bool existed, const QByteArray &before, const QByteArray &after);
};

/// What becomes of a document when its change is taken back.
struct DocumentWay {
    enum class Kind {
        AsBefore, ///< it is what it was: nothing is left to do
        Restored, ///< it is what this program wrote: the old bytes come back
        TakenOut, ///< somebody else changed it since: our entry goes, every other byte stays
        NothingOfOurs, ///< somebody else changed it, or it is gone, and our entry is out of it already
        Stays, ///< somebody else changed the entry itself: only a person can tell what to do
    };
    Kind kind = Kind::Stays;
    std::optional<QByteArray> bytes; ///< what the file then holds; nothing: no file. Of Restored and TakenOut.

    [[nodiscard]] bool isOver() const { return kind == Kind::AsBefore || kind == Kind::NothingOfOurs; }
};

/// The way back of a document that is `now`. Pure.
[[nodiscard]] DocumentWay wayBack(const LedgerEntry &entry, const LaptopFile &now);

/// What this laptop remembers of the documents that it wrote. The server's journal names a change; only what stands here says
/// which file of the laptop that was, so that no server ever chooses one. Files 0600 in a directory 0700.
class Ledger {
public:
    /// In the program's own data directory.
    Ledger();
    explicit Ledger(QString folder) : m_folder(std::move(folder)) { }

    /// Flushed to disk when it returns. Input error when it cannot be kept: then the document must not be written.
    Result<void> remember(const QString &change, const ServerIdentity &server, const LedgerEntry &entry) const;
    /// What this laptop wrote for that server under that name; nothing when another computer did, or when nobody did.
    [[nodiscard]] std::optional<LedgerEntry> find(const QString &change, const ServerIdentity &server) const;
    /// The change was taken back.
    void forget(const QString &change) const;

private:
    [[nodiscard]] QString fileOf(const QString &change) const;

    QString m_folder;
};

} // namespace Bridgekeeper
