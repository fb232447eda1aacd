// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/survey.h"

#include "app/remote/quoting.h"
#include "app/settings/resource.h"

#include <algorithm>
#include <iterator>

namespace Bridgekeeper {
namespace {

struct PartName {
    SurveyPart part;
    const char *function;
    bool needsContainers;
};

constexpr PartName partNames[] = {
    {SurveyPart::Machine, "survey_machine", false},
    {SurveyPart::Docker, "survey_docker", true},
    {SurveyPart::Compose, "survey_compose", true},
    {SurveyPart::Synapse, "survey_synapse", true},
    {SurveyPart::Postgres, "survey_postgres", true},
    {SurveyPart::Bridge, "survey_bridge", true},
    {SurveyPart::Backup, "survey_backup", true},
    {SurveyPart::State, "survey_state", false},
};

const PartName &nameOf(SurveyPart part)
{
    return *std::find_if(std::begin(partNames), std::end(partNames), [&](const PartName &name) { return name.part == part; });
}

} // namespace

QByteArray surveyDefinitions(const Settings &settings)
{
    // The profile is always known, even before anybody decided anything.
    const Settings withProfile = settings.completedFrom({});
    const BridgeProfile &bridge = withProfile.bridge;
    QByteArray text;
    const auto assign = [&](const char *variable, const QString &value) {
        text += QByteArray(variable) + '=' + quoted(value) + '\n';
    };
    assign("BK_COMPOSE_FILE", settings.composeFile);
    assign("BK_SYNAPSE_CONTAINER", settings.synapseContainer);
    assign("BK_HOMESERVER_FILE", settings.homeserverFile);
    assign("BK_POSTGRES_CONTAINER", settings.postgresContainer);
    assign("BK_POSTGRES_SUPERUSER", settings.postgresSuperuser);
    assign("BK_MAS_CONTAINER", settings.masContainer);
    assign("BK_BRIDGE_DIRECTORY", settings.bridgeDirectory);
    assign("BK_BACKUP_SCRIPT", settings.backupScript);
    assign("BK_BRIDGE", bridge.service);
    assign("BK_DATABASE", bridge.database);
    assign("BK_PORT", QString::number(bridge.port));
    assign("BK_IMAGE", withProfile.bridgeImage());
    assign("BK_LINKING_IMAGE", bridge.image + QLatin1Char(':') + bridge.linkingTag);
    assign("BK_TRUSTED", withProfile.trustedAccounts.join(QLatin1Char(' ')));
    for (const char *part : {"base", "files", "secrets", "sql", "trusted", "survey"})
        text += engineResource(QStringLiteral(":/scripts/%1.sh").arg(QLatin1String(part)));
    return text;
}

QByteArray surveyQuestions(const std::vector<SurveyPart> &parts)
{
    QByteArray text;
    if (std::any_of(parts.begin(), parts.end(), [](SurveyPart part) { return nameOf(part).needsContainers; }))
        text += "survey_discover\n";
    // A pipeline runs its parts side by side; each passes on whole lines of those before it once it has written its own.
    QByteArray before;
    for (const SurveyPart part : parts) {
        text += before + "{ " + nameOf(part).function + " </dev/null" + (before.isEmpty() ? "; }" : "; cat; }");
        before = " | ";
    }
    return text + '\n';
}

} // namespace Bridgekeeper
