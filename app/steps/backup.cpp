// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include "app/change/shellcall.h"
#include "app/text/backupscriptedit.h"

#include <QObject>

namespace Bridgekeeper {

namespace {

QByteArray databaseArguments(const StepContext &context)
{
    QByteArray arguments;
    for (const QString &database : databasesToDump(context.facts, context.settings))
        arguments += ' ' + quoted(database);
    return arguments + '\n';
}

StepPlan planScript(const StepContext &context)
{
    StepPlan plan;
    const FileFact &script = context.facts.backupScript;
    if (!script.exists) {
        plan.state = StepPlan::State::Blocked;
        plan.reason = QObject::tr("There is no backup script at %1. Name the right one in the settings.")
                          .arg(context.settings.backupScript);
        return plan;
    }
    BackupAddition addition;
    addition.container = context.settings.postgresContainer.toUtf8();
    for (const QString &database : context.settings.backupDatabases) {
        const DatabaseFact *known = context.facts.database(database);
        addition.dumps.push_back({database.toUtf8(), (known ? known->owner : database).toUtf8()});
    }
    const Result<QByteArray> after = withDumps(script.bytes, addition, script.path);
    if (!after) {
        plan.state = StepPlan::State::Blocked;
        plan.reason = reasonFrom(after.error());
        return plan;
    }
    if (*after == script.bytes)
        plan.reason = QObject::tr("The script dumps all databases already.");
    else
        plan.changes.emplace_back(WriteFile::of(script, *after,
            QObject::tr("Dump %1 too, notice a failed dump, and clean up the new files after the same time")
                .arg(context.settings.backupDatabases.join(QObject::tr(" and "))),
            FileCheck::Bash));
    return plan;
}

QByteArray askScript(const StepContext &context)
{
    QByteArray call = shellCall("prove_script", {context.facts.backupScript.path});
    call.chop(1);
    return call + databaseArguments(context);
}

QList<Proof> judgeScript(const StepContext &context, const Sections &answers)
{
    QList<Proof> proofs{
        {QStringLiteral("script-parses"), QObject::tr("bash accepts the script"), succeeded(answers, "script-parses"),
            QObject::tr("mode and owner %1").arg(QString::fromUtf8(answer(answers, "script-file"))), {}, {}}};
    int number = 0;
    for (const QString &database : databasesToDump(context.facts, context.settings)) {
        const QByteArray count = answer(answers, "script-dumps-" + QByteArray::number(++number));
        proofs.append({QStringLiteral("script-dumps-") + database, QObject::tr("It dumps %1").arg(database), count.toInt() > 0,
            QObject::tr("%n line(s) name it", nullptr, count.toInt()), {}, {}});
    }
    return proofs;
}

StepPlan planRun(const StepContext &context)
{
    StepPlan plan;
    if (context.journal.isProved(5))
        return plan;
    if (!context.facts.backupDirectory.startsWith(QLatin1Char('/'))) {
        plan.state = StepPlan::State::Blocked;
        plan.reason =
            QObject::tr("The script does not say by BACKUP_DIR=/… where its dumps go, so that they could not be tested. Let "
                        "it name the directory so, then survey again.");
        return plan;
    }
    // The bytes that step 4 showed, where it wrote some; otherwise those that are there now.
    QString shown = context.facts.backupScript.sha256;
    for (const JournaledChange &change : context.journal.standing()) {
        if (const WriteFile *file = writtenFile(change.change); file && file->path == context.facts.backupScript.path)
            shown = file->afterHash;
    }
    plan.changes.emplace_back(RunBackup{context.facts.backupScript.path, context.facts.backupDirectory, shown});
    return plan;
}

QByteArray askDumps(const StepContext &context)
{
    if (context.readOnly)
        return {};
    QByteArray call = shellCall("prove_dumps", {context.facts.backupDirectory});
    call.chop(1);
    return call + databaseArguments(context);
}

QList<Proof> judgeDumps(const StepContext &context, const Sections &answers)
{
    QList<Proof> proofs;
    if (context.readOnly)
        return proofs;
    int number = 0;
    for (const QString &database : databasesToDump(context.facts, context.settings)) {
        const QByteArray name = QByteArray::number(++number);
        const QByteArray file = answer(answers, "dump-" + name);
        const bool complete = succeeded(answers, "dump-whole-" + name) && succeeded(answers, "dump-end-" + name);
        proofs.append({QStringLiteral("dump-") + database, QObject::tr("A new dump of %1 is whole").arg(database),
            complete && answer(answers, "backup-made").contains(file) && !file.isEmpty(),
            file.isEmpty() ? QObject::tr("no dump was made")
                           : QObject::tr("%1: gzip accepts it%2")
                                 .arg(QString::fromUtf8(file),
                                     complete ? QObject::tr(", and it ends with pg_dump's completion marker") : QString()),
            {}, {}});
        const QList<QByteArray> restored = answer(answers, "restored-" + name).split(' ');
        const bool read = restored[0] == "read";
        proofs.append({QStringLiteral("restored-") + database,
            read ? QObject::tr("It has the data of all tables of %1").arg(database)
                 : QObject::tr("It restores into a scratch database with all tables of %1").arg(database),
            succeeded(answers, "restored-" + name) && restored.value(2) == "0",
            restored.size() != 3 ? QObject::tr("it could not be loaded")
                : read
                ? QObject::tr("read only, as loading it here could harm (too large, or not of one database): %1 tables are "
                              "in it, %2 are not")
                      .arg(QString::fromUtf8(restored[1]), QString::fromUtf8(restored[2]))
                : QObject::tr("%1 tables came back, %2 did not")
                      .arg(QString::fromUtf8(restored[1]), QString::fromUtf8(restored[2])),
            {}, {}});
    }
    const QByteArray gone = answer(answers, "backup-old-gone");
    const QByteArray young = answer(answers, "backup-young-kept");
    proofs.append({QStringLiteral("retention"), QObject::tr("The cleanup takes the new dumps after 14 days and none before"),
        gone == "yes" && young == "yes",
        QObject::tr("a trial file of each, 15 days old: %1; 13 days old: %2")
            .arg(gone == "yes" ? QObject::tr("removed") : QObject::tr("still there"),
                young == "yes" ? QObject::tr("kept") : QObject::tr("removed")),
        {}, {}});
    return proofs;
}

} // namespace

QStringList databasesToDump(const ServerFacts &facts, const Settings &settings)
{
    QStringList databases{facts.synapseDatabase.isEmpty() ? QStringLiteral("synapse") : facts.synapseDatabase};
    return databases + settings.backupDatabases;
}

std::vector<Step> backupSteps()
{
    return {
        {4, "backup-script", Phase::Backup, QObject::tr("Extend the backup script"),
            QObject::tr("The bridge's database and that of MAS are dumped too. A dump that fails leaves no file behind and "
                        "makes the script fail."),
            planScript, askScript, judgeScript, {SurveyPart::Backup}},
        {5, "backup-test", Phase::Backup, QObject::tr("Test the backup"),
            QObject::tr("A backup is proved by a restore: the script runs once, and each dump is loaded into a scratch "
                        "database that is dropped again."),
            planRun, askDumps, judgeDumps, {SurveyPart::Backup}, std::chrono::minutes(120)},
    };
}

} // namespace Bridgekeeper
