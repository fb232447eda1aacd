// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/serverfacts.h"

#include "app/survey/printable.h"
#include "app/survey/sectionparsers.h"
#include "app/text/yamlfile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Bridgekeeper {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServerFacts)
};

constexpr qsizetype mostLines = 5000; // containers, networks, roles, databases and their tables

/// A listener's port as the host reaches it: published on the loopback interface rather than elsewhere.
QString publishedUrl(const ContainerFact &synapse, int port)
{
    if (synapse.hostNetwork)
        return QStringLiteral("http://127.0.0.1:%1").arg(port);
    QString best;
    int bestRank = 0;
    for (const PortFact &published : synapse.ports) {
        if (published.inside != port || published.outside <= 0)
            continue;
        const QString &address = published.address;
        const bool everywhere = address.isEmpty() || address == QLatin1String("0.0.0.0");
        const int rank = address == QLatin1String("127.0.0.1")                  ? 5
            : everywhere                                                        ? 4
            : address.startsWith(QLatin1String("127."))                         ? 3
            : address == QLatin1String("::") || address == QLatin1String("::1") ? 2
                                                                                : 1;
        if (rank <= bestRank)
            continue;
        bestRank = rank;
        const QString host = everywhere      ? QStringLiteral("127.0.0.1")
            : address == QLatin1String("::") ? QStringLiteral("[::1]")
            : address.contains(u':')         ? QLatin1Char('[') + address + QLatin1Char(']')
                                             : address;
        best = QStringLiteral("http://%1:%2").arg(host).arg(published.outside);
    }
    return best;
}

/// Takes the sections over into facts, one group after another.
class Reader {
public:
    Reader(const Sections &sections, ServerFacts &facts) : m_sections(sections), m_facts(facts) { }

    void readMachine(const QDateTime &laptopTime)
    {
        if (const Section *time = find("time")) {
            bool isNumber = false;
            const qint64 seconds = time->text.trimmed().toLongLong(&isNumber);
            if (!isNumber)
                throw NotUnderstood{"time", time->text};
            m_facts.serverTime = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
            m_facts.clockSkewSeconds = laptopTime.secsTo(m_facts.serverTime);
        }
        if (const Section *system = find("system"))
            m_facts.operatingSystem = printable(system->text);
        if (const Section *login = find("login"))
            m_facts.loginUser = printable(login->text);
        if (const Section *session = find("session"))
            m_facts.sessionProcess = session->status == 0 ? text(session->text) : QString();
        if (const Section *group = find("docker_group")) {
            m_facts.dockerGroup.clear();
            for (const QByteArray &line : lines(*group))
                m_facts.dockerGroup.append(printable(line, 100));
        }
        if (const Section *tools = find("tools")) {
            m_facts.tools.clear();
            for (const QByteArray &line : lines(*tools)) {
                const qsizetype tab = line.indexOf('\t');
                if (tab <= 0)
                    throw NotUnderstood{"tools", line};
                m_facts.tools.insert(text(line.left(tab)), text(line.mid(tab + 1)));
            }
        }
        for (const char *name : {"free_docker", "free_compose", "free_backup", "free_state"}) {
            const Section *free = find(name);
            if (!free || free->status != 0)
                continue;
            const qsizetype tab = free->text.indexOf('\t');
            bool isNumber = false;
            const qint64 bytes = free->text.left(tab).toLongLong(&isNumber);
            if (tab <= 0 || !isNumber)
                throw NotUnderstood{name, free->text};
            m_facts.freeBytes.insert(text(free->text.mid(tab + 1)), bytes);
        }
    }

    void readDocker()
    {
        if (const Section *docker = find("docker")) {
            const qsizetype tab = docker->text.indexOf('\t');
            const bool answers = docker->status == 0 && tab > 0;
            m_facts.dockerVersion = answers ? printable(docker->text.left(tab)) : QString();
            m_facts.dockerError = answers ? QString() : printable(docker->text);
            if (!answers && m_facts.dockerError.isEmpty())
                m_facts.dockerError = Words::tr("docker info ended with status %1").arg(docker->status);
        }
        if (const Section *compose = find("docker_compose"))
            m_facts.composeVersion = compose->status == 0 ? printable(compose->text) : QString();
        if (const Section *containers = find("containers")) {
            m_facts.containers.clear();
            for (const QByteArray &line : lines(*containers))
                m_facts.containers.append(parsedContainer(parsedObject("containers", line)));
            std::sort(m_facts.containers.begin(), m_facts.containers.end(),
                [](const ContainerFact &a, const ContainerFact &b) { return a.name < b.name; });
            for (QStringList &members : m_facts.networkMembers)
                members.clear();
        }
        if (const Section *networks = find("docker_networks"); networks && networks->status == 0) {
            m_facts.networkMembers.clear();
            for (const QByteArray &line : lines(*networks))
                m_facts.networkMembers.insert(text(line), {});
        }
        if (find("containers") || find("docker_networks")) {
            for (const ContainerFact &container : std::as_const(m_facts.containers)) {
                for (const QString &network : container.networks) {
                    QStringList &members = m_facts.networkMembers[network];
                    if (!members.contains(container.name))
                        members.append(container.name);
                }
            }
        }
        if (const Section *stack = find("stack")) {
            const auto fields = parsedHeader("stack", stack->text);
            const auto named = [&](const char *key) {
                const ContainerFact *found = m_facts.container(text(fields.value(key)));
                return found ? *found : ContainerFact{};
            };
            m_facts.synapse = named("synapse");
            m_facts.postgres = named("postgres");
            m_facts.mas = named("mas");
            m_facts.bridgeContainer = named("bridge");
            m_facts.postgresSuperuser = text(fields.value("superuser"));
            m_facts.homeserverInContainer = text(fields.value("inner"));
            m_facts.dataVolume = text(fields.value("volume"));
            m_facts.dataVolumeInContainer = m_facts.homeserverInContainer.section(u'/', 0, -2);
            m_facts.synapseUser = text(fields.value("user"));
            if (m_facts.synapseUser.isEmpty() && m_facts.synapse.exists) {
                m_facts.synapseUser = m_facts.synapse.environment.value(QStringLiteral("UID"), QStringLiteral("991"))
                    + QLatin1Char(':') + m_facts.synapse.environment.value(QStringLiteral("GID"), QStringLiteral("991"));
            }
        }
    }

    void readCompose()
    {
        if (const Section *writers = find("writers")) {
            m_facts.writers.clear();
            for (const QByteArray &line : lines(*writers)) {
                const QList<QByteArray> words = line.split('\t');
                if (words.size() != 3)
                    throw NotUnderstood{"writers", line};
                m_facts.writers.append({printable(words[0]), printable(words[1], 100), printable(words[2])});
            }
        }
        takeFile("compose_file", m_facts.composeFile);
        if (const Section *model = find("compose_model")) {
            m_facts.composeAccepted = model->status == 0;
            m_facts.composeError = model->status == 0 ? QString() : printable(model->text, 1000);
            if (model->status == 0)
                readModel(parsedObject("compose_model", model->text));
        }
        if (const Section *hashes = find("compose_hashes"); hashes && hashes->status == 0) {
            for (const QByteArray &line : lines(*hashes)) {
                const QList<QByteArray> words = line.simplified().split(' ');
                for (ComposeServiceFact &service : m_facts.services) {
                    if (words.size() == 2 && service.name == text(words.first()))
                        service.configHash = text(words.last());
                }
            }
        }
        if (find("compose_hashes") || find("containers")) {
            m_facts.drifted.clear();
            for (const ComposeServiceFact &service : std::as_const(m_facts.services)) {
                const bool drifted =
                    std::any_of(m_facts.containers.cbegin(), m_facts.containers.cend(), [&](const ContainerFact &running) {
                        return running.service == service.name && running.project == m_facts.composeProject
                            && running.state == QLatin1String("running") && !service.configHash.isEmpty()
                            && !running.configHash.isEmpty() && running.configHash != service.configHash;
                    });
                if (drifted)
                    m_facts.drifted.append(service.name);
            }
        }
    }

    void readSynapse()
    {
        takeFile("homeserver", m_facts.homeserver);
        const Section *synapse = find("synapse");
        if (!synapse)
            return;
        // What Python or Docker has to remark stands before the answer.
        const QByteArray last = synapse->text.trimmed().mid(synapse->text.trimmed().lastIndexOf('\n') + 1);
        m_facts.homeserverError.clear();
        if (synapse->status != 0) {
            m_facts.homeserverError = last.isEmpty() ? Words::tr("Synapse's container does not answer") : printable(last);
            readHomeserver();
            return;
        }
        const QJsonObject json = parsedObject("synapse", last);
        m_facts.homeserverError = printable(json.value(QLatin1String("error")).toString());
        m_facts.synapseVersion = printable(json.value(QLatin1String("version")).toString());
        m_facts.serverName = json.value(QLatin1String("serverName")).toString();
        m_facts.databaseHost = json.value(QLatin1String("databaseHost")).toString();
        m_facts.synapseDatabase = json.value(QLatin1String("databaseName")).toString();
        m_facts.synapseAdmins = strings(json.value(QLatin1String("admins")));
        takeDelegation(json.value(QLatin1String("masEnabled")).toBool(), json.value(QLatin1String("msc3861Enabled")).toBool());
        readListeners(json.value(QLatin1String("listeners")).toArray());
        m_facts.appservices.clear();
        for (const QJsonValue value : json.value(QLatin1String("appservices")).toArray()) {
            const QJsonObject entry = value.toObject();
            AppserviceFact fact;
            fact.path = entry.value(QLatin1String("path")).toString();
            fact.readable = entry.value(QLatin1String("readable")).toBool();
            fact.error = printable(entry.value(QLatin1String("error")).toString());
            fact.id = entry.value(QLatin1String("id")).toString();
            fact.url = entry.value(QLatin1String("url")).toString();
            fact.senderLocalpart = entry.value(QLatin1String("sender")).toString();
            fact.asTokenHash = entry.value(QLatin1String("tokenHash")).toString();
            for (const QJsonValue user : entry.value(QLatin1String("users")).toArray()) {
                const QString regex = user.toObject().value(QLatin1String("regex")).toString();
                fact.userRegexes.append(regex);
                if (user.toObject().value(QLatin1String("exclusive")).toBool())
                    fact.exclusiveRegexes.append(regex);
            }
            m_facts.appservices.append(fact);
        }
    }

    void readPostgres()
    {
        const Section *postgres = find("postgres");
        if (!postgres)
            return;
        m_facts.postgresVersion.clear();
        m_facts.postgresError.clear();
        m_facts.roles.clear();
        m_facts.databases.clear();
        QStringList remarks;
        for (const QByteArray &line : lines(*postgres)) {
            const qsizetype tab = line.indexOf('\t');
            const QByteArray key = line.left(std::max<qsizetype>(tab, 0));
            const QByteArray value = line.mid(tab + 1);
            if (key == "server") {
                const QJsonObject json = parsedObject("postgres", value);
                m_facts.postgresVersion = printable(json.value(QLatin1String("version")).toString());
                m_facts.postgresSuperuser = json.value(QLatin1String("superuser")).toString();
                m_facts.postgresSuperuserHolds = json.value(QLatin1String("isSuperuser")).toBool();
                m_facts.passwordEncryption = printable(json.value(QLatin1String("passwordEncryption")).toString());
            } else if (key == "role") {
                const QJsonObject json = parsedObject("postgres", value);
                const auto may = [&](const char *what) { return json.value(QLatin1String(what)).toBool(); };
                m_facts.roles.append(
                    {json.value(QLatin1String("name")).toString(), may("superuser"), may("createDb"), may("createRole"),
                        may("replication"), may("bypassRls"), may("login"), strings(json.value(QLatin1String("memberOf")))});
            } else if (key == "database") {
                const QJsonObject json = parsedObject("postgres", value);
                const auto word = [&](const char *what) { return json.value(QLatin1String(what)).toString(); };
                m_facts.databases.append({word("name"), word("owner"), word("encoding"), word("collate"), word("ctype"), -1});
            } else if (key == "tables") {
                const QJsonObject json = parsedObject("postgres", value);
                for (DatabaseFact &database : m_facts.databases) {
                    if (database.name == json.value(QLatin1String("database")).toString())
                        database.tables = json.value(QLatin1String("count")).toInt(-1);
                }
            } else {
                remarks.append(printable(line));
            }
        }
        if (postgres->status != 0)
            m_facts.postgresError = remarks.isEmpty() ? Words::tr("psql ended with status %1").arg(postgres->status)
                                                      : printable(remarks.join(u' '));
        else if (m_facts.postgresVersion.isEmpty())
            throw NotUnderstood{"postgres", postgres->text};
    }

    void readBridge()
    {
        takeFile("bridge_directory", m_facts.bridgeDirectory);
        takeFile("bridge_config", m_facts.bridgeConfig);
        takeFile("bridge_registration", m_facts.bridgeRegistration);
        takeFile("bridge_doublepuppet", m_facts.doublePuppet);
        takeFile("synapse_registration", m_facts.registrationInSynapse);
        takeFile("synapse_doublepuppet", m_facts.doublePuppetInSynapse);
        if (const Section *port = find("port")) {
            QStringList holders;
            for (const QByteArray &line : lines(*port))
                holders.append(printable(line));
            m_facts.portHolder = holders.join(QLatin1String(", "));
            m_facts.portTaken = !holders.isEmpty();
        }
        if (const Section *image = find("image")) {
            const qsizetype tab = image->text.indexOf('\t');
            m_facts.bridgeImageId.clear();
            m_facts.bridgeImageDigest.clear();
            if (image->status == 0) {
                // QJsonDocument takes no bare string.
                const QJsonArray answer =
                    QJsonDocument::fromJson('[' + image->text.left(tab) + ',' + image->text.mid(tab + 1) + ']').array();
                if (tab <= 0 || !answer.at(0).isString())
                    throw NotUnderstood{"image", image->text};
                m_facts.bridgeImageId = answer.at(0).toString();
                const QStringList digests = strings(answer.at(1));
                m_facts.bridgeImageDigest = digests.isEmpty() ? QString() : digests.first().section(u'@', -1);
            }
            const Section *registry = find("image_registry");
            m_facts.imagePullable = registry && registry->status == 0;
            m_facts.imageError = registry && registry->status != 0 ? printable(registry->text) : QString();
        }
        if (const Section *linking = find("linking_image")) {
            const Section *registry = find("linking_registry");
            m_facts.linkingImageAvailable = linking->status == 0 || (registry && registry->status == 0);
        }
    }

    void readBackup()
    {
        takeFile("backup_script", m_facts.backupScript);
        if (const Section *schedule = find("backup_schedule")) {
            const QList<QByteArray> all = lines(*schedule);
            m_facts.backupSchedule = all.isEmpty() ? QString() : printable(all.first());
        }
        if (const Section *directory = find("backup_directory"))
            m_facts.backupDirectory = text(directory->text);
    }

    void readState()
    {
        takeFile("database_password", m_facts.databasePassword);
        takeFile("kept_dump", m_facts.keptDump);
        takeFile("kept_pickle_key", m_facts.keptPickleKey);
        if (const Section *key = find("kept_recovery_key"))
            m_facts.keptRecoveryKey = key->status == 0;
        if (const Section *journal = find("journal")) {
            // A journal that is cut off at the limit, or could not be read, must not look like a short one.
            if (journal->status != 0)
                throw NotUnderstood{"journal", journal->text};
            m_facts.journal = journal->text;
        }
        if (const Section *seat = find("seat")) {
            m_facts.lockHolder.clear();
            m_facts.lockHolderAlive = false;
            const QList<QByteArray> words = seat->text.trimmed().split('\t');
            if (seat->status == 0 && words.size() >= 4 && words[0] == "alive") {
                m_facts.lockHolderAlive = true;
                m_facts.lockHolder = Words::tr("%1, since %2").arg(printable(words[2]), printable(words[3]));
            }
        }
    }

private:
    [[nodiscard]] const Section *find(const char *name) const
    {
        const auto found = m_sections.find(QByteArray::fromRawData(name, qsizetype(qstrlen(name))));
        return found == m_sections.end() ? nullptr : &found->second;
    }

    [[nodiscard]] static QList<QByteArray> lines(const Section &section)
    {
        // Some of them are compared with each other.
        if (section.text.count('\n') > mostLines)
            throw NotUnderstood{"lists", Words::tr("more than %1 lines").arg(mostLines).toUtf8()};
        QList<QByteArray> lines = section.text.split('\n');
        lines.removeIf([](const QByteArray &line) { return line.trimmed().isEmpty(); });
        return lines;
    }

    void takeFile(const char *name, FileFact &fact) const
    {
        if (const Section *section = find(name))
            fact = parsedFile(name, section->text);
    }

    void readModel(const QJsonObject &model)
    {
        m_facts.composeProject = model.value(QLatin1String("name")).toString();
        m_facts.composeNetworks.clear();
        const QJsonObject networks = model.value(QLatin1String("networks")).toObject();
        for (auto network = networks.begin(); network != networks.end(); ++network) {
            const QString real = network.value().toObject().value(QLatin1String("name")).toString();
            m_facts.composeNetworks.insert(network.key(), real.isEmpty() ? network.key() : real);
        }
        m_facts.services.clear();
        const QJsonObject services = model.value(QLatin1String("services")).toObject();
        for (auto service = services.begin(); service != services.end(); ++service) {
            const QJsonObject definition = service.value().toObject();
            const QJsonValue check = definition.value(QLatin1String("healthcheck"));
            ComposeServiceFact fact;
            fact.name = service.key();
            fact.containerName = definition.value(QLatin1String("container_name")).toString();
            fact.image = definition.value(QLatin1String("image")).toString();
            fact.healthcheck = check.isObject() && !check.toObject().value(QLatin1String("disable")).toBool();
            fact.networks = definition.value(QLatin1String("networks")).toObject().keys();
            m_facts.services.append(fact);
        }
    }

    /// The little that the file alone says, while Synapse cannot be asked.
    void readHomeserver()
    {
        if (!m_facts.homeserver.exists || !m_facts.homeserver.complete)
            return;
        const auto yaml = YamlFile::parse(m_facts.homeserver.bytes, m_facts.homeserver.path);
        if (!yaml) {
            m_facts.homeserverError = printable(yaml.error().summary);
            return;
        }
        m_facts.serverName = yaml->scalar({"server_name"}).value_or(QString());
        const bool ownSection = yaml->boolean({"matrix_authentication_service", "enabled"}).value_or(false);
        takeDelegation(ownSection, yaml->boolean({"experimental_features", "msc3861", "enabled"}).value_or(false));
    }

    void takeDelegation(bool ownSection, bool experimental)
    {
        m_facts.masDelegated = ownSection || experimental;
        m_facts.masStyle = ownSection ? QStringLiteral("matrix_authentication_service")
            : experimental            ? QStringLiteral("msc3861")
                                      : QString();
    }

    void readListeners(const QJsonArray &listeners)
    {
        m_facts.synapsePort = 0;
        m_facts.synapseUrl.clear();
        for (const QJsonValue value : listeners) {
            const QJsonObject listener = value.toObject();
            const int port = listener.value(QLatin1String("port")).toInt();
            if (port <= 0 || listener.value(QLatin1String("tls")).toBool() || !listener.value(QLatin1String("client")).toBool())
                continue;
            const QString url = publishedUrl(m_facts.synapse, port);
            if (m_facts.synapsePort == 0 || (m_facts.synapseUrl.isEmpty() && !url.isEmpty())) {
                m_facts.synapsePort = port;
                m_facts.synapseUrl = url;
            }
        }
    }

    const Sections &m_sections;
    ServerFacts &m_facts;
};

template <typename List>
auto named(const List &list, const QString &name) -> const typename List::value_type *
{
    if (name.isEmpty())
        return nullptr;
    const auto found = std::find_if(list.cbegin(), list.cend(), [&](const auto &entry) { return entry.name == name; });
    return found == list.cend() ? nullptr : &*found;
}

} // namespace

Result<void> ServerFacts::update(const Sections &sections, const QDateTime &laptopTime)
{
    // Either all of it or nothing: half an update would mix two moments.
    ServerFacts next = *this;
    try {
        Reader reader(sections, next);
        reader.readMachine(laptopTime);
        reader.readDocker();
        reader.readCompose();
        reader.readSynapse();
        reader.readPostgres();
        reader.readBridge();
        reader.readBackup();
        reader.readState();
    } catch (const NotUnderstood &answer) {
        return Error{ErrorKind::Internal,
            Words::tr("The server's answer about “%1” cannot be understood.").arg(QString::fromLatin1(answer.section)),
            Words::tr("It says: %1").arg(printable(answer.text)),
            Words::tr("Try again; if it stays so, please report it with this text.")};
    }
    *this = std::move(next);
    return {};
}

const ContainerFact *ServerFacts::container(const QString &name) const
{
    return named(containers, name);
}

const ComposeServiceFact *ServerFacts::service(const QString &name) const
{
    return named(services, name);
}

const RoleFact *ServerFacts::role(const QString &name) const
{
    return named(roles, name);
}

const DatabaseFact *ServerFacts::database(const QString &name) const
{
    return named(databases, name);
}

} // namespace Bridgekeeper
