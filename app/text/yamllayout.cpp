// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/yamllayout.h"

#include <QHash>

namespace Bridgekeeper {

YamlValue::Style styleOf(const YamlNode &root, const TextLines &text)
{
    QHash<qsizetype, int> mappings;
    QHash<qsizetype, int> dashes;
    const auto visit = [&](const auto &self, const YamlNode &node) -> void {
        for (const YamlNode::Entry &entry : node.entries) {
            const YamlNode &value = entry.value;
            if (node.kind == YamlKind::Mapping && !node.flow && !value.flow && !value.entries.empty())
                ++(value.kind == YamlKind::Mapping ? mappings : dashes)[text.column(value.begin) - text.column(entry.lead)];
            self(self, value);
        }
    };
    visit(visit, root);
    const auto usual = [](const QHash<qsizetype, int> &steps, qsizetype least, qsizetype otherwise) {
        qsizetype best = otherwise;
        int count = 0;
        for (auto step = steps.cbegin(); step != steps.cend(); ++step) {
            if (step.key() >= least && (step.value() > count || (step.value() == count && step.key() < best))) {
                best = step.key();
                count = step.value();
            }
        }
        return best;
    };
    YamlValue::Style style;
    style.mappingStep = usual(mappings, 1, 2);
    style.dashStep = usual(dashes, 0, style.mappingStep);
    return style;
}

bool standApart(const YamlNode &container, const TextLines &text, bool isRoot)
{
    if (isRoot)
        return true;
    qsizetype apart = 0;
    for (std::size_t i = 1; i < container.entries.size(); ++i) {
        for (qsizetype line = text.lineAfter(container.entries[i - 1].value.end); line < container.entries[i].lead;
             line = text.lineAfter(line)) {
            if (text.isBlankLine(line)) {
                ++apart;
                break;
            }
        }
    }
    return apart * 2 > static_cast<qsizetype>(container.entries.size()) - 1;
}

} // namespace Bridgekeeper
