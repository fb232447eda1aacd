// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/assumptiontable.h"

#include "app/survey/printable.h"

#include <algorithm>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QVersionNumber>

namespace Bridgekeeper {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Assumptions)
};

/// Whether one of `regexes` holds `user`; Synapse matches from the beginning of the id.
bool covers(const QStringList &regexes, const QString &user)
{
    return std::any_of(regexes.begin(), regexes.end(), [&](const QString &regex) {
        const QRegularExpression expression(regex.left(2000));
        return expression.isValid()
            && expression.match(user, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption)
                   .hasMatch();
    });
}

} // namespace

void AssumptionTable::synapseVersion()
{
    const QString title = Words::tr("Synapse knows MSC4190");
    if (m_facts.synapseVersion.isEmpty())
        return cannotTell("synapse-version", title, m_facts.homeserverError,
            Words::tr("Synapse 1.121 or newer is needed; compare yourself."));
    const QString evidence = Words::tr("version %1").arg(m_facts.synapseVersion);
    if (QVersionNumber::fromString(m_facts.synapseVersion) < QVersionNumber(1, 121))
        return differs("synapse-version", title, evidence,
            Words::tr("Before 1.121 a bridge cannot encrypt while MAS signs people in, and step 15 will stop. Upgrade Synapse "
                      "first."));
    holds("synapse-version", title, evidence);
}

void AssumptionTable::serverName()
{
    const QString title = Words::tr("The server's name");
    if (m_facts.serverName.isEmpty())
        return cannotTell("server-name", title, m_facts.homeserverError,
            Words::tr("The settings' %1 is taken; compare with server_name in homeserver.yaml.")
                .arg(printable(m_settings.domain)));
    const QString name = printable(m_facts.serverName);
    if (!m_asked.domain.isEmpty() && m_asked.domain != m_facts.serverName)
        return blocks("server-name", title,
            Words::tr("homeserver.yaml says %1, the settings say %2").arg(name, printable(m_asked.domain)),
            Words::tr("Correct the domain under Settings to %1.").arg(name));
    const QString planned = Settings().completedFrom({}).domain;
    if (m_facts.serverName != planned)
        return differs("server-name", title, name, Words::tr("It is used wherever the plan says %1.").arg(planned));
    holds("server-name", title, name);
}

void AssumptionTable::homeserverFile()
{
    const QString title = Words::tr("homeserver.yaml can be replaced in one move");
    const FileFact &file = m_facts.homeserver;
    if (!file.exists)
        return blocks("homeserver-file", title,
            Words::tr("%1 is not found on the host").arg(printable(m_settings.homeserverFile)),
            Words::tr("Name homeserver.yaml's place on the host under Settings; a file that lies only inside the container "
                      "cannot be changed for good."));
    const bool mountedAlone =
        std::any_of(m_facts.synapse.mounts.cbegin(), m_facts.synapse.mounts.cend(), [&](const MountFact &mount) {
            return mount.source == file.path || (!file.namedAs.isEmpty() && mount.source == file.namedAs);
        });
    if (mountedAlone)
        return blocks("homeserver-file", title, described(file),
            Words::tr("It is mounted into Synapse's container on its own, so the container would not see a new file in its "
                      "place. Mount the directory that holds it instead."));
    if (const QString reason = whyNotReplaceable(file); !reason.isEmpty())
        return blocks("homeserver-file", title, described(file), reason);
    if (m_facts.homeserverInContainer.isEmpty())
        return blocks("homeserver-file", title, described(file),
            Words::tr("No mount of Synapse's container leads to it. Name the file that Synapse reads under Settings."));
    holds("homeserver-file", title,
        Words::tr("%1; the container sees it as %2, and Synapse runs as %3")
            .arg(described(file), printable(m_facts.homeserverInContainer), printable(m_facts.synapseUser)));
}

void AssumptionTable::homeserverContent()
{
    const QString title = Words::tr("Synapse's configuration can be read");
    if (m_facts.synapse.state != QLatin1String("running"))
        return cannotTell("homeserver-yaml", title, m_facts.homeserverError, Words::tr("Bring Synapse up first."));
    if (!m_facts.homeserverError.isEmpty())
        return blocks("homeserver-yaml", title, m_facts.homeserverError,
            Words::tr("Mend it first: Synapse would not come back from a restart with it."));
    holds("homeserver-yaml", title,
        Words::tr("read by the Python of Synapse's container, as user %1").arg(printable(m_facts.synapseUser)));
}

void AssumptionTable::synapseUrl()
{
    const QString title = Words::tr("Synapse is reachable from the host");
    if (m_facts.synapseUrl.isEmpty())
        return differs("synapse-url", title, Words::tr("no published port leads to an unencrypted client listener"),
            Words::tr("%1 is used for the checks; another address can be named under Settings.")
                .arg(printable(m_settings.synapseUrl)));
    holds("synapse-url", title, m_facts.synapseUrl);
}

void AssumptionTable::delegation()
{
    const QString title = Words::tr("People sign in through Matrix Authentication Service");
    if (m_facts.serverName.isEmpty())
        return cannotTell("mas-delegation", title, m_facts.homeserverError, Words::tr("Step 15 will show it."));
    if (!m_facts.masDelegated)
        return differs("mas-delegation", title, Words::tr("Synapse signs people in by itself"),
            Words::tr("The plan works the same; the checks that concern MAS have nothing to find."));
    holds("mas-delegation", title,
        m_facts.masStyle == QLatin1String("msc3861") ? QStringLiteral("experimental_features.msc3861")
                                                     : QStringLiteral("matrix_authentication_service.enabled"));
}

QString AssumptionTable::ownTokenHash() const
{
    static const QRegularExpression line(
        QStringLiteral("^as_token:[ \\t]*[\"']?([^\"'\\s#]+)"), QRegularExpression::MultilineOption);
    const auto match = line.match(QString::fromUtf8(m_facts.bridgeRegistration.bytes));
    return match.hasMatch()
        ? QString::fromLatin1(QCryptographicHash::hash(match.captured(1).toUtf8(), QCryptographicHash::Sha256).toHex())
        : QString();
}

void AssumptionTable::appservices()
{
    const QString title = Words::tr("No registered appservice stands in the way");
    if (m_facts.serverName.isEmpty() || !m_facts.homeserverError.isEmpty())
        return cannotTell("appservices", title, m_facts.homeserverError, Words::tr("Read the server again when Synapse runs."));
    const QString tokenHash = ownTokenHash();
    QStringList names;
    bool doublePuppet = false;
    for (const AppserviceFact &service : m_facts.appservices) {
        const QString name = printable(service.id.isEmpty() ? service.path : service.id, 100);
        names.append(name);
        if (!service.readable) {
            return blocks("appservices", title, Words::tr("%1: %2").arg(printable(service.path), service.error),
                Words::tr(
                    "Synapse could not start again with this entry of app_service_config_files. Mend or remove it first."));
        }
        const QString here = m_facts.dataVolumeInContainer;
        if (m_own
            && (service.path == here + QLatin1String("/registration.yaml")
                || service.path == here + QLatin1String("/doublepuppet.yaml")))
            continue;
        const QString where = Words::tr("%1 in %2").arg(name, printable(service.path));
        if (service.id == m_settings.bridge.appserviceId)
            return blocks("appservices", title, where,
                Words::tr("An appservice with the id “%1” is registered already, and no journal shows that this program made "
                          "it. Remove it, or install over it by hand.")
                    .arg(printable(service.id)));
        if (service.senderLocalpart == m_settings.bridge.bot)
            return blocks("appservices", title, where,
                Words::tr("It uses @%1 as its own user. Remove it first.").arg(printable(service.senderLocalpart)));
        if (!tokenHash.isEmpty() && service.asTokenHash == tokenHash)
            return blocks("appservices", title, where,
                Words::tr("It has the same token as the bridge's registration.yaml, and Synapse refuses to start with both. "
                          "Remove it first."));
        if (covers(service.exclusiveRegexes, m_settings.botId()))
            return blocks("appservices", title, where,
                Words::tr("It keeps %1 for itself (an exclusive namespace). Narrow its namespace first.")
                    .arg(printable(m_settings.botId())));
        const bool forEverybody = service.url.isEmpty() && covers(service.userRegexes, m_settings.operatorId);
        if (service.id == QLatin1String("doublepuppet"))
            return blocks("appservices", title, where,
                Words::tr("Its id is the one that the plan's double puppet needs, and other bridges may use its token. Give it "
                          "another id in its file first; its token stays valid."));
        doublePuppet = doublePuppet || forEverybody;
    }
    const QString evidence = names.isEmpty() ? Words::tr("none is registered") : Words::tr("registered: %1").arg(joined(names));
    holds("appservices", title, evidence,
        doublePuppet
            ? Words::tr("A double puppet for this domain is there already: it is left alone, and this bridge gets its own.")
            : QString());
}

void AssumptionTable::registrationFiles()
{
    const QString title = Words::tr("The registration files' names are free in Synapse's directory");
    QStringList taken;
    if (m_facts.registrationInSynapse.exists)
        taken.append(m_facts.registrationInSynapse.path);
    if (m_facts.doublePuppetInSynapse.exists)
        taken.append(m_facts.doublePuppetInSynapse.path);
    if (taken.isEmpty())
        return holds("registration-files", title, printable(m_facts.dataVolume));
    if (m_own)
        return holds("registration-files", title, joined(taken), Words::tr("An earlier run of this program left a journal."));
    blocks("registration-files", title, Words::tr("there already: %1").arg(joined(taken)),
        Words::tr("They belong to something else: rename or remove them (and their entries in homeserver.yaml) first."));
}

} // namespace Bridgekeeper
