// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/assumptiontable.h"

#include "app/survey/printable.h"

#include <algorithm>
#include <cstdlib>
#include <QCoreApplication>

namespace Bridgekeeper {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Assumptions)
};

constexpr qint64 gibibyte = 1024LL * 1024 * 1024;
constexpr qint64 mostClockSkewSeconds = 60;

} // namespace

void AssumptionTable::root()
{
    holds("root", Words::tr("Root is reachable"),
        Words::tr("logged in as %1; %2").arg(m_facts.loginUser, m_facts.operatingSystem));
}

void AssumptionTable::tools()
{
    static const QStringList essential = QStringLiteral("awk base64 chmod chown comm cp curl dd diff3 docker find flock getent "
                                                        "gzip mv sed setsid sha256sum stat sync tail tar timeout xargs")
                                             .split(u' ');
    const QString title = Words::tr("The programs that the steps use are there");
    if (m_facts.tools.isEmpty())
        return cannotTell("tools", title, {}, Words::tr("Read the server again."));
    QStringList missing;
    for (const QString &tool : essential) {
        if (m_facts.tools.value(tool).isEmpty())
            missing.append(tool);
    }
    if (!missing.isEmpty()) {
        return blocks("tools", title, Words::tr("missing: %1").arg(joined(missing)),
            Words::tr("Install them on the server (Debian's packages: coreutils, util-linux, diffutils, curl), then read the "
                      "server again."));
    }
    holds("tools", title, Words::tr("all of %1").arg(joined(essential)));
}

void AssumptionTable::clock()
{
    const QString title = Words::tr("The server's clock is right");
    const QString evidence = Words::tr("%n second(s) apart from this computer's", nullptr,
        int(std::min<qint64>(std::llabs(m_facts.clockSkewSeconds), 2'000'000'000)));
    if (std::llabs(m_facts.clockSkewSeconds) > mostClockSkewSeconds)
        return differs("clock", title, evidence,
            Words::tr("Times in the report will not agree with the server's. Set the wrong clock (NTP); nothing else depends "
                      "on it."));
    holds("clock", title, evidence);
}

void AssumptionTable::engine()
{
    const QString title = Words::tr("Docker Engine answers");
    if (m_facts.dockerVersion.isEmpty())
        return blocks("docker-engine", title, m_facts.dockerError,
            Words::tr("Start Docker on the server (systemctl start docker), then read the server again."));
    holds("docker-engine", title, Words::tr("version %1").arg(m_facts.dockerVersion));
}

void AssumptionTable::compose()
{
    const QString title = Words::tr("Docker Compose v2 answers");
    if (m_facts.composeVersion.isEmpty())
        return blocks("docker-compose", title, Words::tr("“docker compose version” fails"),
            Words::tr("Install the Compose plugin (docker-compose-plugin), then read the server again."));
    holds("docker-compose", title, Words::tr("version %1").arg(m_facts.composeVersion));
}

void AssumptionTable::composeFile()
{
    const QString title = Words::tr("The compose file is there, and Compose accepts it");
    if (!m_facts.composeFile.exists)
        return blocks("compose-file", title, Words::tr("%1 is not there").arg(printable(m_settings.composeFile)),
            Words::tr("Name the stack's compose file under Settings."));
    if (const QString reason = whyNotReplaceable(m_facts.composeFile); !reason.isEmpty())
        return blocks("compose-file", title, described(m_facts.composeFile), reason);
    if (!m_facts.composeAccepted && !m_facts.writers.isEmpty())
        return cannotTell("compose-file", title, Words::tr("Compose is not asked"),
            Words::tr("It does what its files say, and somebody besides root may write them."));
    if (!m_facts.composeAccepted)
        return blocks("compose-file", title, m_facts.composeError,
            Words::tr("Mend the compose file until “docker compose config” accepts it, then read the server again."));
    holds("compose-file", title, described(m_facts.composeFile));
}

void AssumptionTable::container(
    const char *key, const QString &title, const ContainerFact &container, const QString &name, bool needed)
{
    const QString consequence = needed
        ? Words::tr("Bring it up first (docker compose up -d), or name the right container under Settings. Nothing is changed "
                    "while it is down.")
        : Words::tr(
            "Without it Synapse cannot judge anybody's token, and the check of step 15 cannot be trusted. Bring it up first.");
    if (!container.exists) {
        const QString evidence = name.isEmpty() ? Words::tr("no container of that kind is found")
                                                : Words::tr("no container “%1” is found").arg(printable(name));
        return needed ? blocks(key, title, evidence, consequence) : differs(key, title, evidence, consequence);
    }
    QString evidence = Words::tr("container %1: %2").arg(printable(container.name), printable(container.state));
    if (!container.health.isEmpty())
        evidence += QLatin1String(", ") + printable(container.health);
    if (container.state != QLatin1String("running")) {
        evidence += Words::tr(", last exit code %1").arg(container.exitCode);
        return needed ? blocks(key, title, evidence, consequence) : differs(key, title, evidence, consequence);
    }
    if (!container.health.isEmpty() && container.health != QLatin1String("healthy"))
        return differs(key, title, evidence,
            Words::tr("It runs, but its health check does not pass. Wait or mend it before you change anything: a restart may "
                      "make it worse."));
    holds(key, title, evidence);
}

void AssumptionTable::network()
{
    const QString title = Words::tr("One Docker network joins them");
    const QString &name = m_settings.network;
    if (!m_facts.networkMembers.contains(name))
        return blocks("network", title, Words::tr("there is no network “%1”").arg(printable(name)),
            Words::tr("Name the stack's network under Settings."));
    QStringList outside;
    for (const ContainerFact *container : {&m_facts.synapse, &m_facts.postgres, &m_facts.mas}) {
        if (container->exists && !container->networks.contains(name))
            outside.append(container->name);
    }
    // Only Synapse and PostgreSQL talk with the bridge.
    const bool unreachable = outside.contains(m_facts.synapse.name) || outside.contains(m_facts.postgres.name);
    const QString evidence = Words::tr("%1: %2").arg(printable(name), joined(m_facts.networkMembers.value(name)));
    if (unreachable)
        return blocks("network", title, Words::tr("%1; not on it: %2").arg(evidence, joined(outside)),
            Words::tr("The bridge must reach Synapse and PostgreSQL on one network. Join them, or name another network under "
                      "Settings."));
    if (!outside.isEmpty())
        return differs("network", title, Words::tr("%1; not on it: %2").arg(evidence, joined(outside)),
            Words::tr("The bridge needs Synapse and PostgreSQL only, so nothing follows."));
    holds("network", title, evidence);
}

void AssumptionTable::drift()
{
    const QString title = Words::tr("No running container has drifted from the compose file");
    if (m_facts.services.isEmpty())
        return cannotTell("drift", title, m_facts.composeError, Words::tr("Compose must accept its file first."));
    if (!m_facts.drifted.isEmpty()) {
        return differs("drift", title, Words::tr("edited, but not applied: %1").arg(joined(m_facts.drifted)),
            Words::tr("Nothing here touches them, but the next “docker compose up” will recreate them. Settle it when it suits "
                      "you."));
    }
    holds("drift", title, Words::tr("%n service(s) compared", nullptr, int(m_facts.services.size())));
}

void AssumptionTable::disk()
{
    const QString title = Words::tr("There is room on the disks");
    if (m_facts.freeBytes.isEmpty())
        return cannotTell("disk", title, {}, Words::tr("Image and dumps need about 1 GiB."));
    QStringList tight;
    QStringList all;
    for (auto place = m_facts.freeBytes.cbegin(); place != m_facts.freeBytes.cend(); ++place) {
        const QString line =
            Words::tr("%1: %2 GiB").arg(printable(place.key(), 100)).arg(double(place.value()) / double(gibibyte), 0, 'f', 1);
        all.append(line);
        if (place.value() < gibibyte)
            tight.append(line);
    }
    if (!tight.isEmpty())
        return blocks("disk", title, Words::tr("free in %1").arg(joined(tight)),
            Words::tr("Image, dumps and saved files need 1 GiB. Make room, then read the server again."));
    holds("disk", title, Words::tr("free in %1").arg(joined(all)));
}

void AssumptionTable::writers()
{
    const QString title = Words::tr("Only root can change what root runs");
    QStringList named = m_settings.trustedAccounts;
    if (m_facts.loginUser != QLatin1String("root"))
        named.prepend(m_facts.loginUser);
    if (m_facts.writers.isEmpty())
        return holds("writers", title,
            named.isEmpty() ? Words::tr("compose file, backup script, and where the bridge's directory goes")
                            : Words::tr("root, and %1, whom you trust with it").arg(joined(named)));
    QStringList who;
    QStringList names;
    for (const WriterFact &writer : m_facts.writers) {
        const QString line = Words::tr("%1 may write %2").arg(writer.name, writer.place);
        if (!who.contains(line))
            who.append(line);
        if (!names.contains(writer.name))
            names.append(writer.name);
    }
    const QString take =
        Words::tr("Whoever may write there becomes root by what the next steps run. Take the right away (chown "
                  "root, chmod go-w), then read the server again");
    blocks("writers", title, who.join(QLatin1String("; ")),
        names.contains(QLatin1String("everybody"))
            ? take + QLatin1Char('.')
            : Words::tr("%1; or, if you trust %2 like root, say so under Settings (--trust %3).")
                  .arg(take, joined(names), names.join(QStringLiteral(" --trust "))));
}

void AssumptionTable::dockerGroup()
{
    const QString title = Words::tr("Nobody but root commands Docker");
    if (m_facts.dockerGroup.isEmpty())
        return holds("docker-group", title, Words::tr("the group docker has no members"));
    differs("docker-group", title, Words::tr("members of the group docker: %1").arg(joined(m_facts.dockerGroup)),
        Words::tr(
            "They are as good as root on this server, whatever this program does: Docker gives them every file. Take out of "
            "the group who is not to be."));
}

void AssumptionTable::oneOperator()
{
    const QString title = Words::tr("Nobody else is at work here");
    if (m_facts.lockHolderAlive)
        return blocks("one-operator", title, m_facts.lockHolder,
            Words::tr("Another session of this program holds the server. Wait until it ends, or ask its operator."));
    holds("one-operator", title, Words::tr("no other session holds the server"));
}

void AssumptionTable::earlierRun()
{
    const QString title = Words::tr("No earlier run left anything");
    if (m_own)
        return differs("earlier-run", title,
            Words::tr("a journal of %n byte(s) is there", nullptr, int(m_facts.journal.size())),
            Words::tr("Resume it where it stopped, or roll it back."));
    holds("earlier-run", title,
        m_facts.journal.trimmed().isEmpty() ? Words::tr("no journal is there")
                                            : Words::tr("a journal is there, and everything in it was taken back"));
}

} // namespace Bridgekeeper
