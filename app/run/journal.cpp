// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal.h"

#include <QHash>
#include <QJsonDocument>
#include <QObject>

#include <algorithm>

namespace Bridgekeeper {

namespace {

constexpr qsizetype largestJournal = 16LL * 1024 * 1024; // a whole installation writes about 100 KiB
constexpr int lastStep = 20;
constexpr qsizetype longestName = 300;
constexpr qsizetype mostStanding = 1000; // an installation makes about thirty

Error unreadable(qsizetype line, const QString &why)
{
    return {ErrorKind::Input, QObject::tr("Line %1 of the server's journal cannot be read: %2").arg(QString::number(line), why),
        {},
        QObject::tr(
            "Look at /var/lib/bridgekeeper/journal on the server. Nothing is changed while it cannot be read, because changes "
            "to take back may stand in it.")};
}

/// The members of an entry, without the braces and the time, which the server adds.
QByteArray members(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return json.mid(1, json.size() - 2);
}

} // namespace

Result<Journal> Journal::parse(const QByteArray &lines)
{
    if (lines.size() > largestJournal)
        return Error{ErrorKind::Input,
            QObject::tr("The server's journal is larger than %1 MiB: this program alone never writes so much.")
                .arg(largestJournal / (1024 * 1024)),
            {},
            QObject::tr(
                "Look at /var/lib/bridgekeeper/journal on the server. Nothing is changed while it cannot be read, because "
                "changes to take back may stand in it.")};
    Journal journal;
    QHash<QString, std::size_t> places; // of the changes, by their ids
    const QList<QByteArray> all = lines.split('\n');
    for (qsizetype number = 0; number < all.size(); ++number) {
        QByteArray line = all[number];
        line.removeIf([](char c) { return c == '\0'; }); // a power cut leaves them where bytes had not reached the disk
        if (line.trimmed().isEmpty())
            continue;
        QJsonParseError parseError;
        const QJsonObject entry = QJsonDocument::fromJson(line, &parseError).object();
        // A torn line is closed by the next entry: what was torn never took effect, because its flush had not returned. It is
        // right up to where it ends, give or take the word that was being written.
        if (parseError.error != QJsonParseError::NoError && line.startsWith('{') && parseError.offset >= line.size() - 6)
            continue;
        if (parseError.error != QJsonParseError::NoError || entry.isEmpty())
            return unreadable(number + 1, QObject::tr("it is not an entry"));
        const QString kind = entry.value(QLatin1String("entry")).toString();
        const QDateTime time = QDateTime::fromString(entry.value(QLatin1String("time")).toString(), Qt::ISODate);
        const QString id = entry.value(QLatin1String("change")).toString();
        const int step = entry.value(QLatin1String(kind == QLatin1String("rollback") ? "to" : "step")).toInt();
        const bool hasStep =
            kind == QLatin1String("intent") || kind == QLatin1String("proved") || kind == QLatin1String("rollback");
        if (hasStep && (step < 0 || step > lastStep))
            return unreadable(number + 1, QObject::tr("it speaks of a step that there is not"));
        if (kind == QLatin1String("run")) {
            journal.m_runs.push_back(
                {entry.value(QLatin1String("run")).toString(), entry.value(QLatin1String("who")).toString().left(longestName),
                    entry.value(QLatin1String("version")).toString(), time});
            journal.m_settings = entry.value(QLatin1String("settings")).toObject();
        } else if (kind == QLatin1String("intent")) {
            Result<Change> change = changeFromRecord(entry.value(QLatin1String("record")).toObject());
            if (!change)
                return unreadable(number + 1, change.error().summary);
            if (!places.contains(id))
                places.insert(id, journal.m_changes.size());
            journal.m_changes.push_back({id, entry.value(QLatin1String("run")).toString(), step, std::move(*change),
                JournaledChange::State::Open, 0, time});
            journal.m_proved.removeIf([step](int proved) { return proved >= step; });
        } else if (kind == QLatin1String("outcome") || kind == QLatin1String("reverted")) {
            const auto place = places.constFind(id);
            if (place == places.cend())
                return unreadable(number + 1, QObject::tr("it speaks of a change that is not in the journal"));
            JournaledChange *const change = &journal.m_changes[*place];
            const int status = entry.value(QLatin1String("status")).toInt(-1);
            if (kind == QLatin1String("outcome")) {
                change->status = status;
                change->state = status == 0 ? JournaledChange::State::Done : JournaledChange::State::Failed;
            } else if (status == 0) {
                change->state = JournaledChange::State::Reverted;
            }
            if (kind == QLatin1String("reverted"))
                journal.m_proved.removeIf([step = change->step](int proved) { return proved >= step; });
        } else if (kind == QLatin1String("proved")) {
            journal.m_proved.insert(step);
        } else if (kind == QLatin1String("rollback")) {
            journal.m_proved.removeIf([step](int proved) { return proved > step; });
        } else {
            return unreadable(number + 1, QObject::tr("“%1” is not a kind of entry that this version knows").arg(kind));
        }
    }
    if (const auto standing = std::count_if(journal.m_changes.begin(), journal.m_changes.end(),
            [](const JournaledChange &change) { return change.state != JournaledChange::State::Reverted; });
        standing > mostStanding)
        return unreadable(all.size(), QObject::tr("it would be the last of more than %1 changes that stand").arg(mostStanding));
    return journal;
}

std::vector<JournaledChange> Journal::standing() const
{
    std::vector<JournaledChange> standing;
    std::copy_if(m_changes.begin(), m_changes.end(), std::back_inserter(standing),
        [](const JournaledChange &change) { return change.state != JournaledChange::State::Reverted; });
    return standing;
}

std::vector<JournaledChange> Journal::open() const
{
    std::vector<JournaledChange> open;
    std::copy_if(m_changes.begin(), m_changes.end(), std::back_inserter(open), [](const JournaledChange &change) {
        return change.state == JournaledChange::State::Open || change.state == JournaledChange::State::Failed;
    });
    return open;
}

QSet<int> Journal::stepsDone() const
{
    QSet<int> steps = m_proved;
    for (const JournaledChange &change : standing())
        steps.insert(change.step);
    return steps;
}

QByteArray Journal::runEntry(const QString &run, const QString &who, const QJsonObject &settings)
{
    return members(
        {{QStringLiteral("entry"), QStringLiteral("run")}, {QStringLiteral("run"), run}, {QStringLiteral("who"), who},
            {QStringLiteral("version"), QStringLiteral(BRIDGEKEEPER_VERSION)}, {QStringLiteral("settings"), settings}});
}

QByteArray Journal::provedEntry(const QString &run, int step, const QList<Proof> &proofs)
{
    return members({{QStringLiteral("entry"), QStringLiteral("proved")}, {QStringLiteral("run"), run},
        {QStringLiteral("step"), step}, {QStringLiteral("proofs"), toJson(proofs)}});
}

QByteArray Journal::rollbackEntry(const QString &run, int step)
{
    return members(
        {{QStringLiteral("entry"), QStringLiteral("rollback")}, {QStringLiteral("run"), run}, {QStringLiteral("to"), step}});
}

} // namespace Bridgekeeper
