// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/homeserveredit.h"

#include "app/text/yamledit.h"

namespace Bridgekeeper {
namespace {

const QByteArray features = QByteArrayLiteral("experimental_features");
const QByteArray registrations = QByteArrayLiteral("app_service_config_files");

} // namespace

Result<QByteArray> withRegistrations(const QByteArray &homeserver, const HomeserverAddition &addition, const QString &fileName)
{
    Result<YamlEdit> edit = YamlEdit::open(homeserver, fileName);
    if (!edit)
        return edit.error();
    for (const QByteArray &flag : addition.flags) {
        if (const Result<void> set = edit->set({features, flag}, YamlValue::boolean(true)); !set)
            return set.error();
    }
    if (const Result<void> appended = edit->appendToSequence({registrations}, addition.registrationPaths); !appended)
        return appended.error();
    return edit->bytes();
}

} // namespace Bridgekeeper
