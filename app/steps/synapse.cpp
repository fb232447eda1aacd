// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include "app/change/shellcall.h"
#include "app/text/homeserveredit.h"
#include "app/text/yamlfile.h"

#include <QObject>

namespace Bridgekeeper {

namespace {

HomeserverAddition addition(const StepContext &context)
{
    HomeserverAddition addition;
    for (const char *name : {"/registration.yaml", "/doublepuppet.yaml"})
        addition.registrationPaths.append(context.facts.dataVolumeInContainer.toUtf8() + name);
    return addition;
}

/// Steps 12 and 13 are one reviewed diff and one write (steps.md): step 12 makes it, step 13 finds its goal reached.
StepPlan planHomeserver(const StepContext &context)
{
    StepPlan plan;
    const Result<QByteArray> after =
        withRegistrations(context.facts.homeserver.bytes, addition(context), context.facts.homeserver.path);
    if (!after) {
        plan.state = StepPlan::State::Blocked;
        plan.reason = reasonFrom(after.error());
        return plan;
    }
    if (*after == context.facts.homeserver.bytes) {
        plan.reason = QObject::tr("homeserver.yaml has both already.");
        return plan;
    }
    WriteFile write = WriteFile::of(context.facts.homeserver, *after,
        QObject::tr("Add the two flags and both registrations to homeserver.yaml, in one write"), FileCheck::Synapse);
    write.synapseReads = true;
    plan.changes.emplace_back(write);
    plan.reason = QObject::tr("With encryption.appservice off this bridge does not use the two flags yet; they do no harm.");
    return plan;
}

QByteArray askHomeserver(const StepContext &context)
{
    return shellCall("prove_homeserver", {context.facts.homeserver.path});
}

QList<Proof> judgeAccepted(const Sections &answers)
{
    const QString said = QString::fromUtf8(answer(answers, "synapse-accepts"));
    return {
        {QStringLiteral("synapse-accepts"), QObject::tr("Synapse's own code accepts the file and every registration it names"),
            succeeded(answers, "synapse-accepts"), said.section(QLatin1Char('\n'), -1), said, {}}};
}

QList<Proof> judgeFlags(const StepContext &context, const Sections &answers)
{
    QList<Proof> proofs = judgeAccepted(answers);
    const Result<YamlFile> file = YamlFile::parse(context.facts.homeserver.bytes, context.facts.homeserver.path);
    QStringList on;
    for (const QByteArray &flag : addition(context).flags) {
        if (file && file->boolean({"experimental_features", flag}).value_or(false))
            on.append(QString::fromUtf8(flag));
    }
    proofs.prepend({QStringLiteral("homeserver-flags"), QObject::tr("Both experimental features are on"), on.size() == 2,
        on.join(QStringLiteral(", ")), {}, {}});
    return proofs;
}

StepPlan planEntries(const StepContext &context)
{
    StepPlan plan = planHomeserver(context);
    if (plan.state != StepPlan::State::Pending)
        return plan;
    if (!plan.changes.empty()) {
        plan.later.push_back({QLatin1String(WriteFile::kind), context.facts.homeserver.path,
            QObject::tr("Written together with step 12, in one write")});
        plan.changes.clear();
    }
    plan.reason.clear();
    return plan;
}

QByteArray askEntries(const StepContext &)
{
    return {};
}

QList<Proof> judgeEntries(const StepContext &context, const Sections &)
{
    const Result<YamlFile> file = YamlFile::parse(context.facts.homeserver.bytes, context.facts.homeserver.path);
    const QStringList named = file ? file->sequence({"app_service_config_files"}).value_or(QStringList()) : QStringList();
    QList<Proof> proofs;
    for (const QByteArray &path : addition(context).registrationPaths) {
        proofs.append({QStringLiteral("homeserver-names-") + QString::fromUtf8(path).section(QLatin1Char('/'), -1),
            QObject::tr("app_service_config_files names %1").arg(QString::fromUtf8(path)),
            named.contains(QString::fromUtf8(path)), named.join(QStringLiteral(", ")), {}, {}});
    }
    return proofs;
}

StepPlan planRestart(const StepContext &context)
{
    StepPlan plan;
    const std::vector<JournaledChange> standing = context.journal.standing();
    // Needed when homeserver.yaml will be, or was, written after the last restart.
    bool needed = !planHomeserver(context).changes.empty();
    RestartSynapse restart{context.settings.synapseService, context.settings.synapseContainer, context.settings.synapseUrl,
        context.settings.restartLimitSeconds, context.facts.homeserver.path, {}, {}, {}, {}};
    for (const JournaledChange &change : standing) {
        if (const WriteFile *file = writtenFile(change.change); file && file->synapseReads) {
            needed = true;
            restart.beforeHash = file->beforeHash;
            restart.beforeMode = file->beforeMode;
            restart.beforeOwner = file->beforeOwner;
            restart.afterHash = file->afterHash;
        } else if (std::holds_alternative<RestartSynapse>(change.change)) {
            needed = false;
        }
    }
    if (needed)
        plan.changes.emplace_back(restart);
    else
        plan.reason = QObject::tr("Synapse was restarted since homeserver.yaml was written.");
    return plan;
}

QByteArray askRestart(const StepContext &context)
{
    return shellCall("prove_restart", {context.settings.synapseContainer});
}

QList<Proof> judgeRestart(const StepContext &, const Sections &answers)
{
    const QByteArray health = answer(answers, "synapse-health");
    const QByteArray errors = answer(answers, "synapse-registration-errors");
    return {
        {QStringLiteral("synapse-healthy"), QObject::tr("Synapse runs, is healthy and answers"),
            (health == "running healthy" || health == "running none") && succeeded(answers, "synapse-versions"),
            QObject::tr("%1, started %2").arg(QString::fromUtf8(health), QString::fromUtf8(answer(answers, "synapse-started"))),
            {}, {}},
        {QStringLiteral("synapse-log-clean"), QObject::tr("Its log has no registration error since it started"),
            errors.isEmpty(), errors.isEmpty() ? QObject::tr("none") : QString::fromUtf8(errors).section(QLatin1Char('\n'), -1),
            QString::fromUtf8(errors), {}}};
}

} // namespace

std::vector<Step> synapseSteps()
{
    return {
        {12, "experimental-features", Phase::Synapse, QObject::tr("Add experimental_features"),
            QObject::tr("Merged into the block if there is one. Steps 12 and 13 are one diff and one write."), planHomeserver,
            askHomeserver, judgeFlags, {SurveyPart::Synapse}},
        {13, "registration-entries", Phase::Synapse, QObject::tr("Add both paths to app_service_config_files"),
            QObject::tr("As the container sees them, beside entries that are there."), planEntries, askEntries, judgeEntries,
            {SurveyPart::Synapse}},
        {14, "restart-synapse", Phase::Synapse, QObject::tr("Restart Synapse once"),
            QObject::tr("People notice a pause of about ten seconds. If it does not come back, the old file is put back "
                        "automatically."),
            planRestart, askRestart, judgeRestart, {SurveyPart::Docker, SurveyPart::Synapse}},
    };
}

} // namespace Bridgekeeper
