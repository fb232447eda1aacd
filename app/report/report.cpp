// SPDX-License-Identifier: GPL-3.0-or-later
#include "report.h"

#include "app/survey/printable.h"

#include <QObject>

namespace Bridgekeeper {

QString reportOf(const Engine &engine, const std::vector<CheckedStep> &checked)
{
    // Masked before line ends and bars are taken out, which would change a secret's value. What a server says makes no link and
    // no tag of whoever renders this.
    const auto plain = [&engine](const QString &text) { return printable(engine.masking().masked(text), 4000); };
    const auto line = [&plain](const QString &text) {
        QString escaped = plain(text);
        for (const char mark : {'\\', '[', '<'})
            escaped.replace(QLatin1Char(mark), QLatin1Char('\\') + QString(QLatin1Char(mark)));
        return escaped;
    };
    const auto cell = [&line](const QString &text) { return line(text).replace(QLatin1Char('|'), QLatin1String("\\|")); };
    const auto code = [&plain](const QString &text) {
        return plain(text).replace(QLatin1Char('`'), QLatin1Char('\'')).replace(QLatin1Char('|'), QLatin1String("\\|"));
    };
    const Settings &settings = engine.settings();
    QString report = QObject::tr("# The %1 bridge on %2\n\n").arg(settings.bridge.network, engine.serverName());
    report += QObject::tr("Image `%1`, admin `%2`, bot `%3`. Written %4.\n\n")
                  .arg(code(settings.bridgeImage()), code(settings.operatorId), code(settings.botId()),
                      QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    report += QObject::tr("## What was changed\n\n| when (UTC) | step | change | state |\n|---|---|---|---|\n");
    for (const JournaledChange &change : engine.journal().changes()) {
        const QString state = change.state == JournaledChange::State::Done ? QObject::tr("stands")
            : change.state == JournaledChange::State::Reverted             ? QObject::tr("taken back")
            : change.state == JournaledChange::State::Failed               ? QObject::tr("failed")
                                                                           : QObject::tr("cut off");
        report += QStringLiteral("| %1 | %2 | %3 | %4 |\n")
                      .arg(change.since.toString(Qt::ISODate))
                      .arg(change.step)
                      .arg(cell(summaryOf(change.change)), state);
    }
    report += QObject::tr("\n## Files\n\n| file | SHA-256 before | SHA-256 after |\n|---|---|---|\n");
    for (const JournaledChange &change : engine.journal().standing()) {
        const WriteFile *file = writtenFile(change.change);
        if (file && !file->secret)
            report +=
                QStringLiteral("| `%1` | `%2` | `%3` |\n").arg(code(file->path), code(file->beforeHash), code(file->afterHash));
    }
    report += QObject::tr("\n## Proofs\n");
    for (const CheckedStep &step : checked) {
        report += QStringLiteral("\n### %1. %2\n\n").arg(step.step).arg(allSteps()[std::size_t(step.step - 1)].title);
        for (const Proof &proof : step.proofs)
            report +=
                QStringLiteral("- %1 %2 — %3\n")
                    .arg(proof.holds ? QStringLiteral("✓") : QStringLiteral("✗"), line(proof.claim), line(proof.evidence));
    }
    report += QObject::tr("\n## Taking it back\n\n`bridgekeeper rollback --host …` takes back everything, `--to N` all steps "
                          "after N; the journal in `/var/lib/bridgekeeper` on the server is all that it "
                          "needs. What cannot be undone:\n\n");
    QStringList sentences;
    for (const JournaledChange &change : engine.journal().standing())
        sentences += cannotUndoOf(change.change);
    sentences.removeDuplicates();
    for (const QString &sentence : std::as_const(sentences))
        report += QStringLiteral("- ") + line(sentence) + QLatin1Char('\n');
    return engine.masking().masked(report);
}

} // namespace Bridgekeeper
