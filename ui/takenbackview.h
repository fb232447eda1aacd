// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/engine.h"
#include "ui/panel.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace Bridgekeeper {

class IconView;
class TextLabel;

/// One change on its way back: what it is, how far it came by icon and word, its diff that unfolds, and what to know about it.
class TakenBackView : public QWidget {
    Q_OBJECT

public:
    using Mask = std::function<QByteArray(const QByteArray &)>;

    TakenBackView(const TakenBack &change, const Mask &masked, QWidget *parent = nullptr);

    [[nodiscard]] QString changeId() const { return m_id; }
    void showProgress(Progress progress);

private:
    void addRemark(QVBoxLayout &words, const QString &text);
    void addDiff(QVBoxLayout &rows, const TakenBack &change, const Mask &masked);
    void showState(const QString &icon, Tone tone, const QString &word);

    QString m_id;
    QString m_title;
    QStringList m_remarks;
    IconView *m_icon;
    TextLabel *m_word;
};

} // namespace Bridgekeeper
