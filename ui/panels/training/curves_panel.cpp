// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/curves_panel.h"

#include "ui/charts/likelihood_chart.h"
#include "ui/look/labels.h"
#include "ui/session/curves.h"

#include <QVBoxLayout>

namespace pushforward {

CurvesPanel::CurvesPanel(Run& run, QWidget* parent)
    : QWidget(parent),
      run_(run),
      heading_(makeHeading({}, this)),
      chart_(new LikelihoodChart(this)) {
    makePanel(this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 4, 6);
    column->setSpacing(2);
    column->addWidget(heading_);
    column->addWidget(chart_, 1);
    connect(&run, &Run::historyChanged, this, &CurvesPanel::showHistory);
    connect(&run, &Run::floorChanged, this, [this] { chart_->setFloor(run_.floor()); });
    connect(&run, &Run::dataChanged, chart_, &LikelihoodChart::clear);
    connect(&run, &Run::wordsChanged, this, &CurvesPanel::showWords);
    showWords();
}

void CurvesPanel::showWords() {
    heading_->setText(run_.words().curves.toUpper());
    chart_->setWords(run_.words());
}

void CurvesPanel::showHistory() {
    if (run_.history().empty()) {
        chart_->clear();
        return;
    }
    if (!isVisible()) return;
    Curves curves = curves_of(run_.history());
    chart_->setCurves(std::move(curves.train), std::move(curves.held_out));
}

} // namespace pushforward
