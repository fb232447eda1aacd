// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "app/remote/quoting.h"
#include "app/steps/phases.h"
#include "app/survey/printable.h"

#include <QFile>
#include <QObject>

#include <algorithm>

namespace Bridgekeeper {

using namespace std::chrono_literals;

namespace {

QString shownState(const LaptopFile &file)
{
    return file.exists ? QObject::tr("SHA-256 %1…").arg(sha256Of(file.bytes).left(16)) : QObject::tr("absent");
}

} // namespace

Result<void> Engine::writeHere(const WriteLocalFile &change)
{
    const Result<LaptopFile> now = readLaptopFile(change.path);
    if (!now)
        return now.error();
    if (now->exists != change.existed || now->bytes != change.before)
        return Error{ErrorKind::Conflict,
            QObject::tr("%1 is not what the preview showed: somebody changed it meanwhile. Nothing was written.")
                .arg(change.path),
            {}, QObject::tr("Survey again, and look at the new diff.")};
    return writeLaptopFile(change.path, change.after);
}

/// Files of the laptop are written between the flushed intent and the outcome, so they cost a round trip more. Returns the
/// beginning of the script that has the outcomes.
Result<QByteArray> Engine::writeLocalFiles(const std::vector<std::pair<QString, WriteLocalFile>> &changes, const Step &step,
    const QByteArray &intents, const std::stop_token &stop, const Listener &listener)
{
    // Before the intent: a change of this laptop that the journal knows, its ledger knows too.
    for (const auto &[id, change] : changes) {
        const LedgerEntry entry = LedgerEntry::of(change.path, change.existed, change.before, change.after);
        if (Result<void> kept = m_ledger.remember(id, server(), entry); !kept)
            return kept.error();
    }
    const Result<Answered> intended =
        perform(QObject::tr("step %1, %2").arg(step.number).arg(step.title), intents + "exit 0\n", 2min, stop, listener, true);
    if (!intended)
        return intended.error();
    if (intended->status != 0) {
        if (wasTurnedAway(intended->status)) {
            for (const auto &[id, change] : changes)
                m_ledger.forget(id);
        }
        return failureOf(step, *intended);
    }
    m_unwritten.clear();
    QByteArray text = opening();
    std::optional<Error> failed;
    QStringList undone;
    for (const auto &[id, change] : changes) {
        if (Result<void> written = writeHere(change); !written) {
            failed = written.error();
            undone.append(id);
            text += "bk_outcome " + quoted(id) + " 1\nbk_reverted " + quoted(id) + " 0\n";
        } else {
            text += "bk_outcome " + quoted(id) + " 0\n";
        }
    }
    if (!failed)
        return text;
    if (const Result<Answered> noted = perform(
            QObject::tr("write the journal"), text + surveyQuestions({SurveyPart::State}) + "exit 0\n", 2min, stop, {}, true);
        noted && noted->status == 0) {
        for (const QString &id : std::as_const(undone))
            m_ledger.forget(id);
        if (Result<void> adopted = adopt(noted->sections); !adopted)
            return adopted.error();
    }
    return *failed;
}

bool Engine::isUntouchedHere(const JournaledChange &change) const
{
    const std::optional<LedgerEntry> entry = m_ledger.find(change.id, server());
    if (!entry)
        return false;
    const Result<LaptopFile> now = readLaptopFile(entry->path);
    return now && wayBack(*entry, *now).isOver();
}

/// What a roll back leaves of a change of another computer's: nobody but its operator knows that file.
QStringList Engine::leftElsewhere(const JournaledChange &change) const
{
    const auto *local = std::get_if<WriteLocalFile>(&change.change);
    if (!local || m_ledger.find(change.id, server()))
        return {};
    const std::vector<JournaledRun> &runs = m_journal.runs();
    const auto run =
        std::find_if(runs.begin(), runs.end(), [&change](const JournaledRun &each) { return each.id == change.run; });
    const QString who = run == runs.end() ? QString() : printable(run->who, 100);
    return {QObject::tr("Step %1 made an entry in “%2” on another computer (%3): take it out there by hand.")
                .arg(QString::number(change.step), printable(local->path),
                    who.isEmpty() ? QObject::tr("nobody knows whose") : who)};
}

void Engine::previewHere(const JournaledChange &change, TakenBack &back) const
{
    const std::optional<LedgerEntry> entry = m_ledger.find(change.id, server());
    if (!entry)
        return;
    back.target = entry->path;
    const Result<LaptopFile> now = readLaptopFile(entry->path);
    if (!now || !now->exists)
        return;
    const DocumentWay way = wayBack(*entry, *now);
    back.file = true;
    back.now = now->bytes;
    back.then = way.kind == DocumentWay::Kind::Restored || way.kind == DocumentWay::Kind::TakenOut
        ? way.bytes.value_or(QByteArray())
        : now->bytes;
    back.changedSince = way.kind != DocumentWay::Kind::Restored;
}

/// Takes a document of this laptop back, by what its own ledger says of it. One of another computer is left alone.
Result<void> Engine::takeBackHere(const JournaledChange &change, QList<Proof> &proofs)
{
    const std::optional<LedgerEntry> entry = m_ledger.find(change.id, server());
    if (!entry)
        return {};
    using Kind = DocumentWay::Kind;
    Kind kind = Kind::Stays;
    const auto prove = [&](bool holds, const QString &evidence) {
        const QString claim = kind == Kind::TakenOut || kind == Kind::NothingOfOurs
            ? QObject::tr("%1 is without the lines of step %2; what somebody else changed in it stays")
            : QObject::tr("%1 is as it was before step %2");
        proofs.prepend({QStringLiteral("back-") + change.id, claim.arg(entry->path).arg(change.step), holds, evidence, {}, {}});
    };
    const Result<LaptopFile> now = readLaptopFile(entry->path);
    if (!now) {
        prove(false, now.error().summary);
        return now.error();
    }
    const DocumentWay way = wayBack(*entry, *now);
    kind = way.kind;
    const QString byHand = QObject::tr("Take these lines out by hand, then roll back again.");
    if (kind == Kind::Stays) {
        const Error error{ErrorKind::Conflict,
            QObject::tr("%1 was changed by somebody else in the very lines that this program wrote; it stays as it is.")
                .arg(entry->path),
            {}, byHand};
        prove(false, shownState(*now));
        return error;
    }
    Result<void> done;
    if (kind == Kind::Restored && !way.bytes) {
        if (!QFile::remove(entry->path))
            done = Error{ErrorKind::Input, QObject::tr("%1 cannot be removed.").arg(entry->path), {}, byHand};
    } else if (way.bytes) {
        done = writeLaptopFile(entry->path, *way.bytes);
    }
    const Result<LaptopFile> then = readLaptopFile(entry->path);
    prove(done && then && (kind == Kind::TakenOut ? then->bytes == *way.bytes : wayBack(*entry, *then).isOver()),
        then ? shownState(*then) : then.error().summary);
    return done;
}

Result<void> Engine::readDocuments(const std::stop_token &stop)
{
    m_documents = {};
    if (unusableName()) // nothing can be asked, and nothing is planned
        return {};
    if (Result<void> read = readDocument(m_settings.servicesDocument, m_documents.services, stop); !read)
        return read;
    return readDocument(m_settings.memoryDocument, m_documents.memory, stop);
}

Result<void> Engine::readDocument(const QString &named, FileFact &file, const std::stop_token &stop)
{
    file = FileFact();
    if (named.isEmpty())
        return {};
    if (!named.startsWith(QLatin1String("server:"))) {
        Result<LaptopFile> document = readNamedFile(named);
        if (!document)
            return document.error();
        file.path = document->path;
        file.exists = document->exists;
        file.bytes = document->bytes;
        return {};
    }
    file.path = named.mid(7);
    const QByteArray path = quoted(file.path);
    const Result<Sections> answers = ask(QObject::tr("read %1").arg(named),
        "section document cat " + path + "\nsection attributes stat -c '%a %u:%g' " + path, 1min, stop);
    if (!answers)
        return answers.error();
    const auto content = answers->find("document");
    file.exists = content != answers->end() && content->second.status == 0;
    if (file.exists) {
        if (content->second.text.size() > largestLaptopFile)
            return Error{ErrorKind::Input,
                QObject::tr("%1 is larger than %2 MiB, which is not read.").arg(named).arg(largestLaptopFile / (1024 * 1024)),
                {}, QObject::tr("Name the right file, or shorten this one.")};
        file.bytes = content->second.text;
        file.complete = true;
        const QList<QByteArray> attributes = answer(*answers, "attributes").split(' ');
        file.mode = QString::fromUtf8(attributes.value(0));
        file.owner = QString::fromUtf8(attributes.value(1));
    }
    return {};
}

} // namespace Bridgekeeper
