// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include <QObject>

namespace Bridgekeeper {

namespace {

QByteArray heading(const StepContext &context)
{
    return context.settings.bridge.service.toUtf8();
}

/// What services.md is told: what runs, where, and how it is looked after.
QByteArray servicesEntry(const StepContext &context)
{
    const Settings &s = context.settings;
    return QStringLiteral(
        "## %1\n\n- Image: `%2`\n- Compose service `%1` in `%3`, network `%4`, no published ports\n- Data: `%5` (its "
        "`config.yaml` and tokens are secret)\n"
        "- Database: `%6` in `%7`, role `%6`; dumped by `%8`\n- Appservice `%9` at `http://%1:%10`, bot `%11`\n"
        "- Health: `bridgekeeper check`; take back: `bridgekeeper rollback`\n")
        .arg(s.bridge.service, s.bridgeImage(), s.composeFile, s.network, s.bridgeDirectory, s.bridge.database,
            s.postgresContainer, s.backupScript, s.bridge.appserviceId)
        .arg(s.bridge.port)
        .arg(s.botId())
        .toUtf8();
}

QByteArray memoryEntry(const StepContext &context)
{
    const Settings &s = context.settings;
    return QStringLiteral(
        "## %1\n\n- The Signal bridge runs beside Synapse; `%2` is its admin. Link with `%3` to `%4`.\n- The image is pinned "
        "to `%5`; upgrades are a decision. Signal refuses bridges that are too old (409).\n"
        "- `encryption.msc4190` must stay true while MAS handles logins.\n- Registrations: `registration.yaml` and "
        "`doublepuppet.yaml` in Synapse's data directory; never generate them again without restarting Synapse.\n")
        .arg(s.bridge.service, s.operatorId, s.bridge.loginCommand, s.botId(), s.bridge.tag)
        .toUtf8();
}

/// `document` with our entry at its end, or as it is when it has one.
QByteArray withEntry(const StepContext &context, const QByteArray &document, const QByteArray &entry)
{
    if (document.contains("\n## " + heading(context) + '\n') || document.startsWith("## " + heading(context) + '\n'))
        return document;
    QByteArray after = document;
    if (!after.isEmpty() && !after.endsWith('\n'))
        after += '\n';
    if (!after.isEmpty())
        after += '\n';
    return after + entry;
}

void planDocument(
    const StepContext &context, const QString &named, const FileFact &file, const QByteArray &entry, StepPlan &plan)
{
    if (named.isEmpty())
        return;
    const QByteArray after = withEntry(context, file.bytes, entry);
    if (after == file.bytes)
        return;
    const QString what = QObject::tr("Describe the bridge in %1").arg(file.path.section(QLatin1Char('/'), -1));
    if (named.startsWith(QLatin1String("server:")))
        plan.changes.emplace_back(WriteFile::of(file, after, what, FileCheck::None, QStringLiteral("644")));
    else
        plan.changes.emplace_back(WriteLocalFile{file.path, file.exists, file.bytes, after, what});
}

StepPlan planDocuments(const StepContext &context)
{
    StepPlan plan;
    const Settings &settings = context.settings;
    if (settings.servicesDocument.isEmpty() && settings.memoryDocument.isEmpty()) {
        if (context.journal.isProved(documentsStep)) {
            plan.reason = QObject::tr("The documents were updated.");
            return plan;
        }
        plan.state = StepPlan::State::Operator;
        plan.reason = QObject::tr("Name services.md and MEMORY.md, on this laptop or as server:/path, to have them updated.");
        return plan;
    }
    planDocument(context, settings.servicesDocument, context.documents.services, servicesEntry(context), plan);
    planDocument(context, settings.memoryDocument, context.documents.memory, memoryEntry(context), plan);
    if (plan.changes.empty())
        plan.reason = QObject::tr("The documents describe the bridge.");
    return plan;
}

QByteArray askDocuments(const StepContext &)
{
    return {};
}

QList<Proof> judgeDocuments(const StepContext &context, const Sections &)
{
    QList<Proof> proofs;
    const auto judge = [&](const QString &named, const FileFact &file) {
        if (!named.isEmpty())
            proofs.append({QStringLiteral("document-") + named.section(QLatin1Char('/'), -1),
                QObject::tr("%1 describes the bridge").arg(named), file.bytes.contains("## " + heading(context) + '\n'),
                QObject::tr("%n byte(s)", nullptr, int(file.bytes.size())), {}, {}});
    };
    judge(context.settings.servicesDocument, context.documents.services);
    judge(context.settings.memoryDocument, context.documents.memory);
    return proofs;
}

} // namespace

std::vector<Step> documentSteps()
{
    return {{documentsStep, "documents", Phase::Documents, QObject::tr("Update the documents"),
        QObject::tr("services.md and MEMORY.md learn about the bridge; the report says all that was changed and proved."),
        planDocuments, askDocuments, judgeDocuments, {}}};
}

} // namespace Bridgekeeper
