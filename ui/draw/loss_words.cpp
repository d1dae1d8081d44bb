// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/loss_words.h"

#include "core/train/objectives/objective.h"

#include <QCoreApplication>

namespace pushforward {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("LossWords", text); }

QString capitalised(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

} // namespace

LossWords loss_words(const std::string& loss, bool fits_energy) {
    const QString name = QString::fromStdString(loss);
    const bool is_nll = loss == "NLL";
    LossWords words;
    words.train = tr("%1, training").arg(capitalised(name));
    words.axis = tr("%1, nats per point").arg(name);
    words.short_axis = is_nll ? words.axis : tr("loss, nats per point");
    words.curves = is_nll ? tr("Likelihood") : capitalised(name);
    if (fits_energy) {
        words.train_help = tr("Mean of log q + U over the points that the latest steps drew, in "
                              "nats.");
        words.held_out = tr("%1, fixed samples").arg(capitalised(name));
        words.held_out_help = tr("Mean of log q + U over points from base points that are the same "
                                 "at every step, in nats: it does not jump with the draw.");
        words.held_out_curve = tr("fixed samples");
        words.floor = tr("Floor (−log Z)");
        words.floor_help = tr("−log Z of the energy: the loss is the divergence from the target "
                              "plus this, so that it cannot be below it.");
        return words;
    }
    const QString units = tr(" −log p per point, in nats and in the units of the data.");
    words.train_help = is_nll ? tr("Mean over the latest minibatches.") + units
                              : tr("What training lowers, mean over the latest minibatches.");
    words.held_out = tr("NLL, held out");
    words.held_out_help = tr("Mean over points that are not trained on.") + units;
    words.held_out_curve = is_nll ? tr("held out") : tr("NLL, held out");
    if (!is_nll) words.axis = tr("%1; NLL, nats per point").arg(name);
    words.floor = tr("Floor (entropy)");
    words.floor_help = tr("The entropy of the data's own distribution: no NLL can be below it. "
                          "Known where the data are drawn from a formula.");
    return words;
}

LossWords loss_words(const Experiment& experiment) {
    const auto objective = make(objective_kinds(), experiment.objective, "objective");
    return loss_words(objective->loss_is_reported() ? objective->loss_name() : "NLL",
                      experiment.fits_energy());
}

} // namespace pushforward
