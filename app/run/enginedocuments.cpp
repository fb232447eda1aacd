// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "app/remote/quoting.h"
#include "app/steps/phases.h"

#include <QDir>
#include <QFile>
#include <QObject>
#include <QSaveFile>

namespace Bridgekeeper {

using namespace std::chrono_literals;

Result<void> Engine::writeHere(const WriteLocalFile &change)
{
    if (change.stateHere() == "other")
        return Error{ErrorKind::Conflict,
            QObject::tr("%1 is not what the preview showed: somebody changed it meanwhile. Nothing was written.")
                .arg(change.path),
            {}, QObject::tr("Survey again, and look at the new diff.")};
    QSaveFile file(change.path);
    if (!file.open(QIODevice::WriteOnly) || file.write(change.after) != change.after.size() || !file.commit())
        return Error{ErrorKind::Input, QObject::tr("%1 cannot be written: %2.").arg(change.path, file.errorString()), {},
            QObject::tr("Choose another place for the document.")};
    return {};
}

/// Files of the laptop are written between the flushed intent and the outcome, so they cost a round trip more. Returns the
/// beginning of the script that has the outcomes.
Result<QByteArray> Engine::writeLocalFiles(const std::vector<std::pair<QString, WriteLocalFile>> &changes, const Step &step,
    const QByteArray &intents, const std::stop_token &stop, const Listener &listener)
{
    const Result<Answered> intended =
        perform(QObject::tr("step %1, %2").arg(step.number).arg(step.title), intents + "exit 0\n", 2min, stop, listener, true);
    if (!intended)
        return intended.error();
    if (intended->status != 0)
        return failureOf(step, *intended);
    m_unwritten.clear();
    QByteArray text = opening();
    std::optional<Error> failed;
    for (const auto &[id, change] : changes) {
        if (Result<void> written = writeHere(change); !written) {
            failed = written.error();
            text += "bk_outcome " + quoted(id) + " 1\nbk_reverted " + quoted(id) + " 0\n";
        } else {
            text += "bk_outcome " + quoted(id) + " 0\n";
        }
    }
    if (!failed)
        return text;
    if (const Result<Answered> noted = perform(
            QObject::tr("write the journal"), text + surveyQuestions({SurveyPart::State}) + "exit 0\n", 2min, stop, {}, true)) {
        if (Result<void> adopted = adopt(noted->sections); !adopted)
            return adopted.error();
    }
    return *failed;
}

Result<void> Engine::takeBackHere(const WriteLocalFile &change, const Sections &answers)
{
    const auto old = answers.find("local-before");
    const QByteArray state = change.stateHere();
    if (state == "before" || !QFile::exists(change.path) || old == answers.end() || old->second.status != 0)
        return {};
    if (!change.existed && old->second.text.isEmpty() && QFile::remove(change.path))
        return {};
    QSaveFile file(change.path);
    if (!file.open(QIODevice::WriteOnly) || file.write(old->second.text) != old->second.text.size() || !file.commit())
        return Error{ErrorKind::Input, QObject::tr("%1 could not be put back: %2.").arg(change.path, file.errorString()), {},
            QObject::tr("Put it back by hand: the old bytes are in the journal's directory on the server.")};
    return {};
}

Result<void> Engine::readDocuments(const std::stop_token &stop)
{
    if (Result<void> read = readDocument(m_settings.servicesDocument, m_documents.services, stop); !read)
        return read;
    return readDocument(m_settings.memoryDocument, m_documents.memory, stop);
}

Result<void> Engine::readDocument(const QString &named, FileFact &file, const std::stop_token &stop)
{
    file = FileFact();
    if (named.isEmpty())
        return {};
    if (!named.startsWith(QLatin1String("server:"))) {
        file.path = QDir(named).absolutePath();
        QFile document(file.path);
        file.exists = document.exists();
        if (file.exists) {
            if (!document.open(QIODevice::ReadOnly))
                return Error{ErrorKind::Input, QObject::tr("%1 cannot be read: %2.").arg(file.path, document.errorString()), {},
                    QObject::tr("Name a document that you may read and write.")};
            file.bytes = document.readAll();
        }
        return {};
    }
    file.path = named.mid(7);
    const QByteArray path = quoted(file.path);
    const Result<Sections> answers = ask(QObject::tr("read %1").arg(named),
        "section document cat " + path + "\nsection attributes stat -c '%a %u:%g' " + path, 1min, stop);
    if (!answers)
        return answers.error();
    const auto content = answers->find("document");
    file.exists = content != answers->end() && content->second.status == 0;
    if (file.exists) {
        file.bytes = content->second.text;
        file.complete = true;
        const QList<QByteArray> attributes = answer(*answers, "attributes").split(' ');
        file.mode = QString::fromUtf8(attributes.value(0));
        file.owner = QString::fromUtf8(attributes.value(1));
    }
    return {};
}

} // namespace Bridgekeeper
