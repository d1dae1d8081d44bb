// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/section_panel.h"

#include "ui/draw/ticks.h"
#include "ui/look/labels.h"
#include "ui/panels/inspector/section_plot.h"

#include <Eigen/SVD>
#include <QVBoxLayout>

namespace pushforward {

namespace {

constexpr int rest_ms = 60;

QString number(double value) { return with_minus_sign(QString::number(value, 'f', 2)); }

QString pair(const Eigen::Array2d& point) {
    return QStringLiteral("(%1, %2)").arg(number(point[0]), number(point[1]));
}

} // namespace

SectionPanel::SectionPanel(Document& document, Run& run, Selection& selection, Probes& probes,
                           PictureService& pictures, QWidget* parent)
    : QWidget(parent),
      document_(document),
      run_(run),
      selection_(selection),
      probes_(probes),
      pictures_(pictures),
      heading_(makeHeading(tr("WHAT IT DOES, LIVE"), this)),
      numbers_(makeParagraph(this, true)),
      plots_{new SectionPlot(0, this), new SectionPlot(1, this)} {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(heading_);
    for (SectionPlot* plot : plots_) column->addWidget(plot);
    column->addWidget(numbers_);
    setToolTip(tr("The chosen layer's map base → data along lines through the probe, in "
                  "standardised coordinates.\nWithout a probe, through the middle of the base."));
    connect(&selection, &Selection::changed, this, &SectionPanel::follow);
    connect(&probes, &Probes::changed, this, [this] { pictures_.wake(); });
    pictures.add(
        this, [this] { return offer(); }, rest_ms);
    follow();
}

QString SectionPanel::numbers() const { return numbers_->text(); }

void SectionPanel::follow() {
    setVisible(selection_.isLayer());
    if (selection_.card() != layer_) { // another's curves would pass for those of this layer
        for (SectionPlot* plot : plots_) plot->setSections(nullptr);
        numbers_->setText(QStringLiteral("…\n"));
        drawn_ = {};
    }
    pictures_.wake();
}

SectionPanel::Wish SectionPanel::wish() const {
    Wish wish{run_.snapshot(), static_cast<Index>(document_.placeOf(selection_.card())), {0, 0}};
    std::shared_ptr<const Probes::Reading> reading = probes_.reading();
    if (!reading && !probes_.pinned().empty()) reading = probes_.pinned().back().reading;
    const auto place = static_cast<std::size_t>(wish.place);
    if (reading && reading->probe && place < reading->probe->path.size())
        wish.point =
            wish.snapshot->flow->standardisation().point_to_inside(reading->probe->path[place]);
    return wish;
}

PictureService::Job SectionPanel::offer() {
    if (!isVisible() || !selection_.isLayer() || !run_.isUpToDate() || !run_.snapshot()) return {};
    const Wish wish = this->wish();
    if (wish == drawn_) return {};
    drawn_ = wish;
    return [this, wish, layer = selection_.card()](
               const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
        auto sections = std::make_shared<const LayerSections>(
            layer_sections(*wish.snapshot, wish.place, wish.point));
        return [this, sections, layer] {
            if (layer == selection_.card()) take(layer, sections);
        };
    };
}

void SectionPanel::take(std::int64_t layer, std::shared_ptr<const LayerSections> sections) {
    layer_ = layer;
    for (SectionPlot* plot : plots_) plot->setSections(sections);
    const Eigen::Vector2d stretches =
        Eigen::JacobiSVD<Eigen::Matrix2d>(sections->jacobian).singularValues();
    numbers_->setText(tr("%1 → %2\nlog |det| = %3, stretches by %4 and %5")
                          .arg(pair(sections->point), pair(sections->image),
                               number(sections->log_det), number(stretches[0]),
                               number(stretches[1])));
}

} // namespace pushforward
