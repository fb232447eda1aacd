// SPDX-License-Identifier: GPL-3.0-or-later
#include "detachedscript.h"

#include "quoting.h"

namespace Bridgekeeper {

Script survivesLinkLoss(const Script &script, const QString &id)
{
    const QByteArray document = "BK_" + id.toLatin1().replace('-', '_') + "_END";
    Q_ASSERT(!script.text.contains(document));
    // The order matters: standard error is read along from the beginning, standard output follows when all is over, and
    // "status" appears by a rename, so that it is never half there.
    const QString scripts = QStringLiteral("/var/lib/bridgekeeper/scripts/");
    QByteArray text = "umask 077\nbk_place=" + quoted(scripts + id) + " bk_new="
        + quoted(scripts + QLatin1Char('.') + id)
        // Nobody sees the directory without the process that it belongs to (its number and its start, as /proc/N/stat has it):
        // others would take it for one of the past.
        + "\nread -r bk_stat <\"/proc/$$/stat\" && set -- ${bk_stat##*) } && mkdir -p \"$bk_new\" && echo \"$$ ${20}\" "
          ">\"$bk_new/pid\" && mv \"$bk_new\" \"$bk_place\" || exit 70\ncat "
          ">\"$bk_place/script\" <<'"
        + document + "' || exit 70\n" + script.text;
    if (!text.endsWith('\n'))
        text += '\n';
    text += document
        + "\n"
          ": >\"$bk_place/err\"\n"
          // The descriptor of this script itself is not handed on: it would keep the connection's here-document open.
          "setsid /bin/sh -c 'place=$1; read -r stat <\"/proc/$$/stat\"; set -- ${stat##*) }; echo \"$$ ${20}\" "
          ">\"$place/pid.new\" && mv \"$place/pid.new\" \"$place/pid\"; /bin/sh \"$place/script\" >\"$place/out\" "
          "2>>\"$place/err\" </dev/null 3<&-\n"
          "printf \"%s\\n\" \"$?\" >\"$place/status.new\" && mv \"$place/status.new\" \"$place/status\"' sh \"$bk_place\" "
          "</dev/null "
          ">/dev/null 2>&1 3<&- &\n"
          "bk_child=$!\n"
          "bk_cancelled() { [ -e \"$bk_place/critical\" ] || kill -TERM -\"$bk_child\" 2>/dev/null; exit 143; }\n"
          "trap bk_cancelled TERM INT\n"
          "tail -n +1 -s 0.02 -f --pid=\"$bk_child\" \"$bk_place/err\" >&2 &\n"
          "bk_reader=$!\n"
          "wait \"$bk_child\"\n"
          "wait \"$bk_reader\"\n"
          "cat \"$bk_place/out\"\n"
          "[ -s \"$bk_place/status\" ] || { echo 'The script was ended from outside.' >&2; exit 137; }\n"
          "exit \"$(cat \"$bk_place/status\")\"\n";
    return {script.name, text, script.limit};
}

} // namespace Bridgekeeper
