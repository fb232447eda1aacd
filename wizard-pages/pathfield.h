// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace Bridgekeeper {

/// A field for the path of a file on this laptop, with a button that lets one pick it. The field bears `name` as its object
/// name, the button `name`-browse; `label` names both for assistive programs.
class PathField : public QWidget {
    Q_OBJECT

public:
    PathField(const QString &name, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QString text() const;

private:
    void pick();

    QLineEdit *m_field;
    QString m_label;
};

} // namespace Bridgekeeper
