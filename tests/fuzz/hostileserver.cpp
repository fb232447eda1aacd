// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostileserver.h"

#include "app/settings/resource.h"
#include "scriptwords.h"

#include <QDir>
#include <QFile>

namespace Bridgekeeper::Fuzz {

namespace {

/// A recording of tests/unit/data/survey.
Sections recorded(const QByteArray &name)
{
    const Unwatched preparing;
    QFile file(
        QStringLiteral(PROJECT_SOURCE_DIR "/tests/unit/data/survey/") + QString::fromLatin1(name) + QStringLiteral(".survey"));
    return file.open(QIODevice::ReadOnly) ? sectionsIn(file.readAll()) : Sections();
}

/// The text of the program's that no server has a part in.
const QByteArrayList &ownScripts()
{
    static const QByteArrayList parts = [] {
        QByteArrayList all;
        for (const QString &name : QDir(QStringLiteral(":/scripts")).entryList())
            all.append(engineResource(QStringLiteral(":/scripts/") + name));
        return all;
    }();
    return parts;
}

} // namespace

HostileServer::HostileServer(const QByteArray &input)
{
    const qsizetype end = ('\n' + input).indexOf("\n@@ ");
    m_given.header = input.mid(0, end).split('\n');
    static const std::map<QByteArray, Sections> recordings = [] {
        std::map<QByteArray, Sections> all;
        for (const char *name : {"pristine", "held", "stopped", "strangers", "dockerless", "broken"})
            all[name] = recorded(name);
        return all;
    }();
    const auto recording = recordings.find(parameter("recording"));
    m_recording = recording == recordings.end() ? recordings.at("pristine") : recording->second;
    m_sections = sectionsIn(input);
    m_sections.erase(QByteArray());
}

Result<ScriptResult> HostileServer::run(const Script &script, std::stop_token, const OutputSink &sink)
{
    // One that never comes to an end is left after a while.
    if (++m_trips > 40)
        return Error{ErrorKind::Connection, QStringLiteral("The link is lost."), {}, QStringLiteral("Connect again.")};
    must(script.name != QLatin1String("survey the server") || ++m_surveys <= 20, "a survey comes to an end");
    if (script.text.contains(planted)) {
        if (const auto fault = misplaced(script.text, planted, ownScripts()))
            must(false, "no byte of a server's is code of a script: " + *fault);
    }
    if (has("keeps"))
        keep(script.text);
    ScriptResult result;
    const QByteArray status = parameter("status " + QByteArray::number(m_trips));
    result.status = (status.isEmpty() ? parameter("status each") : status).toInt();
    Sections sections = m_sections;
    if (script.text.contains("survey_machine ")) // the whole survey
        sections.merge(Sections(m_recording));
    for (const auto &[name, section] : sections)
        result.output += name + '\t' + QByteArray::number(section.status) + '\t' + section.text.toBase64() + '\n';
    result.errorOutput = parameter("said");
    if (sink && !result.errorOutput.isEmpty())
        sink(Stream::ErrorOutput, result.errorOutput);
    return result;
}

/// What bk_record and its like would write, where nothing depends on how it goes.
void HostileServer::keep(const QByteArray &script)
{
    QByteArray &journal = m_sections["journal"].text;
    const auto append = [&journal](const QByteArray &members) {
        if (!journal.isEmpty() && !journal.endsWith('\n'))
            journal += '\n';
        journal += "{\"time\":\"2026-11-25T10:00:00Z\"," + members + "}\n";
    };
    for (qsizetype at = script.indexOf("\nbk_"); at >= 0; at = script.indexOf("\nbk_", at + 1)) {
        QByteArray line = script.mid(at + 1, script.indexOf('\n', at + 1) - at - 1);
        const QByteArrayList words = wordsOf(line.replace(" || exit 70", "").replace(" $status", " 0"), 0);
        if (words.size() == 2 && words[0] == "bk_record")
            append(words[1]);
        else if (words.size() == 4 && words[0] == "bk_intent")
            append("\"entry\":\"intent\",\"run\":\"r\",\"change\":\"" + words[1] + "\",\"step\":" + words[2]
                + ",\"record\":" + words[3]);
        else if (words.size() == 3 && (words[0] == "bk_outcome" || words[0] == "bk_reverted"))
            append(
                "\"entry\":\"" + words[0].mid(3) + "\",\"run\":\"r\",\"change\":\"" + words[1] + "\",\"status\":" + words[2]);
    }
}

} // namespace Bridgekeeper::Fuzz
