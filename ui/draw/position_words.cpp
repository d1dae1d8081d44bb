// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/position_words.h"

#include <QCoreApplication>

namespace pushforward {

namespace {

QString translated(const char* words) { return QCoreApplication::translate("Position", words); }

} // namespace

QString position_words(const Moment& moment) {
    const Index count = moment.snapshot->flow->layer_count();
    const Position at = position_in_stack(moment);
    if (count == 0) return translated("no layers: the base itself");
    if (at.share == 0 && at.layers == 0) return translated("base");
    if (at.share == 0) return translated("after layer %1 of %2").arg(at.layers).arg(count);
    const QString share = QString::number(at.share, 'f', 2);
    const QString place = at.layers == 0 ? translated("between base and layer 1, τ = %1").arg(share)
                                         : translated("between layers %1 and %2, τ = %3")
                                               .arg(at.layers)
                                               .arg(at.layers + 1)
                                               .arg(share);
    return place + QStringLiteral(" · ") +
           (flow_at(moment) ? translated("exact density") : translated("density fades over"));
}

} // namespace pushforward
