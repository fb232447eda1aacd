// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "app/change/shellcall.h"
#include "app/steps/phases.h"
#include "app/text/bridgeconfigedit.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <algorithm>

namespace Bridgekeeper {

using namespace std::chrono_literals;

namespace {

/// The directory that is put back as a whole with a change, because the bridge itself writes into it; empty for other changes.
QString restoredDirectoryOf(const Change &change)
{
    if (const auto *run = std::get_if<RunContainer>(&change))
        return run->directory;
    const auto *start = std::get_if<StartService>(&change);
    return start ? start->directory : QString();
}

bool liesIn(const QString &path, const QString &directory)
{
    return !directory.isEmpty() && path.startsWith(directory + QLatin1Char('/'));
}

/// The old state as the server's probes see it, one proof for each target. `merged` has what a file holds from which only our
/// lines were taken, by change.
QList<Proof> provedBack(
    const std::vector<JournaledChange> &changes, const Sections &answers, const QHash<QString, QByteArray> &merged)
{
    QList<Proof> proofs;
    // Of several changes to one target, only the oldest tells how it was; and a change that put a whole directory back, of all
    // later ones in it.
    QSet<QString> seen;
    QSet<QString> restored;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        const QByteArray name = "state-" + change->id.toUtf8();
        if (!answers.contains(name))
            continue;
        const QString target = targetOf(change->change);
        // A role and its database have the same name.
        const QString object = (writtenFile(change->change) ? QString() : kindOf(change->change)) + QLatin1Char(' ') + target;
        const auto holds = [&target](const QString &directory) { return liesIn(target, directory); };
        if (!std::holds_alternative<RunContainer>(change->change)
            && (seen.contains(object) || std::any_of(restored.cbegin(), restored.cend(), holds)))
            continue;
        restored.insert(restoredDirectoryOf(change->change));
        seen.insert(object);
        const QByteArray state = answer(answers, name);
        const QString evidence = QString::fromUtf8(state).section(QLatin1Char('\t'), 1);
        if (const QByteArray hash = merged.value(change->id); !hash.isEmpty()) {
            proofs.prepend({QStringLiteral("back-") + change->id,
                QObject::tr("%1 is without the lines of step %2; what somebody else changed in it stays")
                    .arg(target)
                    .arg(change->step),
                state.contains(hash.left(16)), evidence, {}, {}});
            continue;
        }
        proofs.prepend(
            {QStringLiteral("back-") + change->id, QObject::tr("%1 is as it was before step %2").arg(target).arg(change->step),
                state.startsWith("before\t"), evidence, {}, {}});
    }
    return proofs;
}

/// Whether everything that was done before a change can be taken back while the change itself stays: a bridge that is still
/// there wants its directory, Synapse with our lines in homeserver.yaml the registrations that they name.
bool nothingStandsOn(const JournaledChange &change)
{
    return change.step == documentsStep || std::holds_alternative<RegisterBot>(change.change)
        || std::holds_alternative<GreetBot>(change.change) || std::holds_alternative<LinkAccount>(change.change);
}

/// Asks the state of what a change was made to; empty where there is nothing on the server that could tell.
QByteArray stateQuestion(const JournaledChange &change)
{
    if (std::holds_alternative<RestartSynapse>(change.change) || std::holds_alternative<RegisterBot>(change.change)
        || std::holds_alternative<GreetBot>(change.change) || std::holds_alternative<LinkAccount>(change.change)
        || std::holds_alternative<WriteLocalFile>(change.change))
        return {};
    return "bk_change=" + quoted(change.id) + "\nprobe() { " + probeTextOf(change.change).trimmed() + "; }\nsection "
        + quoted(QStringLiteral("state-") + change.id) + " probe\n";
}

} // namespace

std::vector<JournaledChange> Engine::toTakeBack(int to) const
{
    std::vector<JournaledChange> changes;
    for (const JournaledChange &change : m_journal.standing()) {
        if (change.step > to)
            changes.push_back(change);
    }
    std::reverse(changes.begin(), changes.end());
    // Synapse restarts once, after the old homeserver.yaml is back and before the registrations go. While the new file stays, a
    // restart would restore nothing; where the old one is back already, that of an interrupted roll back is still to come.
    const auto isRestart = [](const JournaledChange &c) { return std::holds_alternative<RestartSynapse>(c.change); };
    const auto restart = std::find_if(changes.begin(), changes.end(), isRestart);
    if (restart != changes.end()) {
        const JournaledChange once = *restart;
        changes.erase(std::remove_if(changes.begin(), changes.end(), isRestart), changes.end());
        const auto lastRead = std::find_if(changes.rbegin(), changes.rend(),
            [](const JournaledChange &c) { return writtenFile(c.change) && writtenFile(c.change)->synapseReads; });
        const auto stays = [to](const JournaledChange &c) {
            return c.step <= to && writtenFile(c.change) && writtenFile(c.change)->synapseReads;
        };
        const std::vector<JournaledChange> standing = m_journal.standing();
        if (lastRead != changes.rend())
            changes.insert(lastRead.base(), once);
        else if (std::none_of(standing.begin(), standing.end(), stays))
            changes.insert(
                std::find_if(changes.begin(), changes.end(), [&once](const JournaledChange &c) { return c.step < once.step; }),
                once);
    }
    return changes;
}

TakenBack Engine::described(const JournaledChange &change) const
{
    return {change.step, change.id, m_masking->masked(summaryOf(change.change)), targetOf(change.change), false, {}, {}, false,
        cannotUndoOf(change.change) + leftElsewhere(change)};
}

Result<RollbackPreview> Engine::previewRollback(int to, const std::stop_token &stop)
{
    RollbackPreview preview;
    preview.to = to;
    const std::vector<JournaledChange> changes = toTakeBack(to);
    QByteArray text;
    // The bridge itself writes into its directory; what it wrote goes before the file's own turn comes.
    const auto rewrittenByTheBridge = [&changes](const WriteFile &file) {
        return std::any_of(changes.begin(), changes.end(),
            [&file](const JournaledChange &other) { return liesIn(file.path, restoredDirectoryOf(other.change)); });
    };
    for (const JournaledChange &change : changes) {
        if (const WriteFile *file = writtenFile(change.change)) {
            text += "section " + quoted(QStringLiteral("now-") + change.id) + " bk_read " + quoted(file->path) + "\n";
            if (file->existed) {
                if (rewrittenByTheBridge(*file)) {
                    text += "section " + quoted(QStringLiteral("then-") + change.id) + " cat \"$BK/saved/\""
                        + quoted(file->beforeHash) + '\n';
                    continue;
                }
                text += "section " + quoted(QStringLiteral("then-") + change.id) + ' '
                    + shellCall("bk_preview_back", {file->path, file->afterHash, file->beforeHash});
            }
            text += "section " + quoted(QStringLiteral("hash-") + change.id) + " bk_hash " + quoted(file->path) + '\n';
        }
    }
    const Result<Answered> answered =
        perform(QObject::tr("look at what a roll back would take back"), text + "exit 0\n", 2min, stop, {}, false);
    if (!answered)
        return answered.error();
    if (answered->status != 0)
        return failureOf(QObject::tr("Looking at what a roll back would take back"), *answered);
    const auto bytes = [&answered](const QByteArray &name) {
        const auto found = answered->sections.find(name);
        return found == answered->sections.end() ? QByteArray() : found->second.text;
    };
    for (const JournaledChange &change : changes) {
        TakenBack back = described(change);
        if (const WriteFile *file = writtenFile(change.change)) {
            back.file = true;
            back.now = file->secret ? QByteArray() : bytes("now-" + change.id.toUtf8());
            back.then = file->secret ? QByteArray() : bytes("then-" + change.id.toUtf8());
            back.changedSince =
                !rewrittenByTheBridge(*file) && bytes("hash-" + change.id.toUtf8()).trimmed() != file->afterHash.toUtf8();
        }
        if (std::holds_alternative<WriteLocalFile>(change.change))
            previewHere(change, back);
        preview.cannotUndo += back.cannotUndo;
        preview.changes.push_back(std::move(back));
    }
    preview.cannotUndo.removeDuplicates();
    return preview;
}

RollbackReport Engine::rollback(int to, const std::stop_token &stop, const Listener &listener,
    const std::function<void(const TakenBack &, Progress)> &progress)
{
    const auto began = std::chrono::steady_clock::now();
    RollbackReport report;
    report.to = to;
    const std::vector<JournaledChange> changes = toTakeBack(to);
    // Skipped restarts are journaled as reverted with their step, or they would stand for ever.
    std::vector<JournaledChange> skipped;
    for (const JournaledChange &change : m_journal.standing()) {
        if (change.step > to
            && std::none_of(changes.begin(), changes.end(), [&](const JournaledChange &c) { return c.id == change.id; }))
            skipped.push_back(change);
    }
    const QByteArray oldToken = [this] {
        const auto registration = parseRegistration(m_facts.bridgeRegistration.bytes);
        return registration ? registration->asToken.toUtf8() : QByteArray();
    }();
    const QByteArray begins = Journal::rollbackEntry(m_run, to);
    rememberJournal(begins);
    bool fileWentBack = false;
    QByteArray questions;
    QList<Proof> localProofs;
    QHash<QString, QByteArray> merged;
    for (std::size_t at = 0; at < changes.size(); ++at) {
        const JournaledChange &change = changes[at];
        const TakenBack back = described(change);
        report.cannotUndo += back.cannotUndo;
        if (progress)
            progress(back, Progress::Begun);
        QByteArray undo = revertTextOf(change.change);
        std::optional<Error> stays;
        if (std::holds_alternative<WriteLocalFile>(change.change)) {
            // The server's leave comes first: where somebody else has acted, nothing is done here either.
            const Result<Answered> leave = this->change(QObject::tr("take back: %1").arg(back.summary),
                opening() + surveyQuestions({SurveyPart::State}) + "exit 0\n", 2min, stop, listener);
            if (!leave || leave->status != 0) {
                if (leave && wasTurnedAway(leave->status))
                    m_unwritten.removeAll(begins); // it did not
                report.error = leave ? failureOf(QObject::tr("The roll back"), *leave) : leave.error();
                return report;
            }
            if (Result<void> restored = takeBackHere(change, localProofs); !restored) {
                stays = restored.error();
                undo = "exit 76\n";
            }
        }
        const QByteArray text = opening() + "bk_change=" + quoted(change.id) + "\n(\n" + undo + ")\nstatus=$?\nbk_reverted "
            + quoted(change.id) + " $status\n" + surveyQuestions({SurveyPart::State}) + "exit $status\n";
        const Result<Answered> answered =
            this->change(QObject::tr("take back: %1").arg(back.summary), text, 20min, stop, listener);
        if (!answered) {
            report.error = answered.error();
            return report;
        }
        if (wasTurnedAway(answered->status)) {
            m_unwritten.removeAll(begins); // it did not
            report.error = failureOf(QObject::tr("The roll back"), *answered);
            return report;
        }
        const bool failed = stays || answered->status != 0;
        if (std::holds_alternative<WriteLocalFile>(change.change) && !failed)
            m_ledger.forget(change.id);
        if (const auto found = answered->sections.find("merged-" + change.id.toUtf8()); found != answered->sections.end())
            merged.insert(change.id, found->second.text.trimmed());
        if (failed)
            report.failures.append(QObject::tr("Step %1, %2: %3")
                                       .arg(QString::number(change.step), back.summary,
                                           stays ? stays->summary + QLatin1Char(' ') + stays->hint
                                                 : answered->said.trimmed().section(QLatin1Char('\n'), -1)));
        if (progress)
            progress(back, failed ? Progress::Failed : Progress::Done);
        if (!failed
            && (std::holds_alternative<RestartSynapse>(change.change)
                || (writtenFile(change.change) && writtenFile(change.change)->synapseReads)))
            fileWentBack = true;
        questions += stateQuestion(change);
        const std::size_t left = changes.size() - at - 1;
        if (failed && left > 0 && !nothingStandsOn(change)) {
            report.stays = QObject::tr("%n earlier change(s) stay, because this one stands on them. Settle the cause, then "
                                       "roll back again.",
                nullptr, int(left));
            break;
        }
    }
    report.cannotUndo.removeDuplicates();

    // The proof: everything as it was, asked anew.
    QByteArray text = opening();
    for (const JournaledChange &change : skipped)
        text += "bk_reverted " + quoted(change.id) + " 0\n";
    if (fileWentBack && !oldToken.isEmpty())
        text += "bk_forget_token " + quoted(m_settings.synapseService) + ' ' + quoted(m_settings.synapseContainer)
            + " \"$(base64 -d <<'BK_END'\n" + oldToken.toBase64() + "\nBK_END\n)\"\n";
    text += questions + shellCall("prove_restart", {m_settings.synapseContainer})
        + surveyQuestions({SurveyPart::Docker, SurveyPart::Compose, SurveyPart::Synapse, SurveyPart::Postgres,
            SurveyPart::Bridge, SurveyPart::Backup, SurveyPart::State})
        + "bk_leave\nexit 0\n";
    const Result<Answered> answered = change(QObject::tr("prove the old state"), text, 10min, stop, listener);
    if (!answered) {
        report.error = answered.error();
        return report;
    }
    if (answered->status != 0) {
        if (wasTurnedAway(answered->status))
            m_unwritten.removeAll(begins);
        report.error = failureOf(QObject::tr("Proving the old state"), *answered);
        return report;
    }
    report.proofs = localProofs + provedBack(changes, answered->sections, merged);
    const QByteArray health = answer(answered->sections, "synapse-health");
    const bool healthy =
        (health == "running healthy" || health == "running none") && succeeded(answered->sections, "synapse-versions");
    report.proofs.append({QStringLiteral("synapse-healthy"), QObject::tr("Synapse runs, is healthy and answers"), healthy,
        QString::fromUtf8(health), {}, {}});
    if (answered->sections.contains("old-token.code")) {
        const QByteArray code = answer(answered->sections, "old-token.code");
        report.proofs.append({QStringLiteral("old-token-refused"), QObject::tr("The bridge's old token is refused"),
            code == "401", QString::fromUtf8(code), {}, {}});
    }
    report.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
    return report;
}

} // namespace Bridgekeeper
