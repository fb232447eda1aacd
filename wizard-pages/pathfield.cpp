// SPDX-License-Identifier: GPL-3.0-or-later
#include "pathfield.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Bridgekeeper {

PathField::PathField(const QString &name, const QString &label, QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit), m_label(label)
{
    m_field->setObjectName(name);
    m_field->setAccessibleName(label);
    auto *browse = new QPushButton(tr("Browse…"));
    browse->setObjectName(name + QStringLiteral("-browse"));
    browse->setAccessibleName(tr("Browse for: %1").arg(label));
    browse->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_field, 1);
    layout->addWidget(browse);
    setFocusProxy(m_field);
    connect(browse, &QPushButton::clicked, this, [this] { pick(); });
}

QString PathField::text() const
{
    return m_field->text().trimmed();
}

void PathField::pick()
{
    auto *dialog = new QFileDialog(this, m_label);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFilter(dialog->filter() | QDir::Hidden);
    if (!text().isEmpty())
        dialog->selectFile(text());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_field->setText(QDir::toNativeSeparators(file));
        emit m_field->textEdited(m_field->text());
    });
    dialog->open();
}

} // namespace Bridgekeeper
