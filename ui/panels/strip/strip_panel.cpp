// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/strip_panel.h"

#include "core/layers/switches.h"
#include "core/picture/thinned.h"
#include "ui/draw/cloud_image.h"
#include "ui/draw/drawings/registry.h"
#include "ui/draw/text.h"
#include "ui/draw/theme.h"
#include "ui/draw/ticks.h"
#include "ui/look/actions.h"
#include "ui/look/card_texts.h"
#include "ui/look/labels.h"
#include "ui/panels/strip/card.h"
#include "ui/panels/strip/film_strip.h"
#include "ui/panels/strip/layer_palette.h"
#include "ui/panels/strip/strip_pictures.h"
#include "ui/panels/strip/track_row.h"
#include "ui/session/playhead.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int rest_ms = 90;
constexpr int beside_scroll = 6;
constexpr int bar_room = 12, rest_height = Track::height + bar_room, most_height = 420;
constexpr Index cloud_points = 1500;

} // namespace

StripPanel::StripPanel(Document& document, Run& run, Selection& selection, Playhead& playhead,
                       PictureService& pictures, LayerPictures& kinds, Actions& actions,
                       QWidget* parent)
    : QWidget(parent),
      document_(document),
      run_(run),
      selection_(selection),
      playhead_(playhead),
      pictures_(pictures),
      actions_(actions),
      base_(new Card(this)),
      data_(new Card(this)),
      film_(new FilmStrip(nullptr)),
      palette_(new LayerPalette(kinds, this)),
      scroll_(new QScrollArea(this)),
      track_(new TrackRow(run, playhead, actions, this)) {
    makePanel(this);
    scroll_->setWidget(film_);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setFixedHeight(Card::least.height() + bar_room);
    scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    film_->setAutoFillBackground(false);
    scroll_->viewport()->installEventFilter(this);
    data_->setDashed(true);

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 12, 0);
    column->setSpacing(0);
    column->addWidget(track_);
    auto* const row = new QHBoxLayout;
    row->setSpacing(0);
    column->addLayout(row);
    row->addWidget(base_, 0, Qt::AlignTop);
    row->addSpacing(beside_scroll);
    row->addWidget(scroll_, 1, Qt::AlignTop);
    row->addSpacing(beside_scroll);
    row->addWidget(data_, 0, Qt::AlignTop);
    row->addStretch(0);
    setMinimumHeight(Card::least.height() + rest_height);
    setMaximumHeight(most_height);

    connect(base_, &Card::clicked, this, [this] { selection_.choose(Selection::base_card); });
    connect(data_, &Card::clicked, this, [this] { selection_.choose(Selection::data_card); });
    connect(film_, &FilmStrip::cardMade, this, &StripPanel::adoptCard);
    connect(film_, &FilmStrip::insertAsked, this, &StripPanel::insertAt);
    connect(film_, &FilmStrip::besideAsked, this, &StripPanel::chooseBeside);
    connect(film_, &FilmStrip::moveAsked, &document_,
            [this](std::int64_t id, std::size_t place) { document_.moveLayer(id, place); });
    connect(film_, &FilmStrip::dragMoved, this,
            [this](QPoint here) { scroll_->ensureVisible(here.x(), here.y(), 60, 0); });
    connect(&document, &Document::changed, this, &StripPanel::follow);
    connect(&selection, &Selection::changed, this, &StripPanel::showChosen);
    connect(&run, &Run::dataChanged, this, &StripPanel::showData);
    connect(&run, &Run::pointsChanged, &points_timer_, [this] {
        if (!points_timer_.isActive()) points_timer_.start();
    });
    points_timer_.setSingleShot(true);
    points_timer_.setInterval(250);
    connect(&points_timer_, &QTimer::timeout, this, &StripPanel::showData);
    connect(&run, &Run::snapshotChanged, this, [this] {
        if (!run_.snapshot()) showNoFlow();
        pictures_.wake();
    });
    for (const Actions::Switch& one : actions.switches)
        connect(one.action, &QAction::toggled, &pictures, &PictureService::wake);
    pictures.add(
        this, [this] { return offer(); }, rest_ms);
    pictures.add(this, [this] { return offerTarget(); });
    connect(&playhead, &Playhead::moved, this, &StripPanel::showChosen);
    connect(scroll_->horizontalScrollBar(), &QScrollBar::valueChanged, this,
            &StripPanel::layOutTrack);
    follow();
}

void StripPanel::follow() {
    const Experiment& experiment = document_.experiment();
    std::vector<std::int64_t> ids;
    for (const Layer& layer : experiment.layers) ids.push_back(layer.id);
    film_->setLayers(ids);
    int number = 0;
    for (const Layer& layer : experiment.layers) {
        Card* const card = film_->card(layer.id);
        card->setTexts(QStringLiteral("%1 %2").arg(++number).arg(layerTitle(layer)),
                       layerLine(layer));
        card->setDimmed(is_muted(layer.spec));
        card->setDirections(
            closedForm(layer.spec),
            isTurned(find_kind(layer_kinds(), layer.spec.kind, "layer"), layer.spec));
    }
    base_->setTexts(tr("Base"), baseTitle(experiment.base));
    setTabOrder(base_, film_);
    setTabOrder(film_, data_);
    fitScrollArea();
    layOutTrack();
    showChosen();
    pictures_.wake();
}

void StripPanel::adoptCard(std::int64_t id, Card* card) {
    connect(card, &Card::clicked, this, [this, id] { selection_.choose(id); });
    connect(card, &Card::deleteAsked, this, [this, id] { document_.deleteLayer(id); });
    card->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(card, &Card::customContextMenuRequested, this,
            [this, id, card](QPoint here) { openMenu(id, card->mapToGlobal(here)); });
}

void StripPanel::showChosen() {
    const std::int64_t chosen = playhead_.card();
    base_->setChecked(chosen == Selection::base_card);
    data_->setChecked(chosen == Selection::data_card);
    for (const std::int64_t id : film_->ids()) film_->card(id)->setChecked(id == chosen);
    if (Card* const card = film_->card(chosen))
        scroll_->ensureVisible(card->x() + card->width() / 2, card->height() / 2,
                               card->width() / 2 + FilmStrip::gap_width, 0);
}

// Marks over the middles of the cards.
void StripPanel::layOutTrack() {
    const auto middle = [this](const Card* card) {
        return static_cast<double>(card->mapTo(this, QPoint(card->width() / 2, 0)).x() -
                                   track_->x());
    };
    std::vector<double> marks{middle(base_)};
    for (const std::int64_t id : film_->ids()) marks.push_back(middle(film_->card(id)));
    const int left = scroll_->x() - track_->x();
    track_->setCards(std::move(marks), left, left + scroll_->width());
}

void StripPanel::showData() {
    const TrainingData& of = *run_.data();
    const QSize size = data_->pictureSize();
    if (of.energy) {
        target_of_.reset(); // its picture is to come
        pictures_.wake();
        data_->setTexts(tr("Target"), text_of(of.title));
        data_->setNumber({}, tr("A density that is known up to a factor: exp(−U)"));
        return;
    }
    const Points some = thinned(of.points, cloud_points);
    const View view = strip_view(of.standardisation, size);
    data_->setPicture(
        cloud_image(some, view, size, devicePixelRatioF(), {Theme::of(palette()).data, 1.7, 0.7}));
    data_->setTexts(tr("Data"), text_of(of.title));
    // The count stays in the tool tip where the title needs the room.
    const QString count = grouped(of.points.cols());
    const QFontMetrics metrics(secondary_font());
    const int needed = metrics.horizontalAdvance(text_of(of.title) + QStringLiteral("  ") + count);
    data_->setNumber(needed < data_->width() - 20 ? count : QString(), tr("%1 points").arg(count));
}

void StripPanel::showNoFlow() {
    drawn_ = {};
    base_->setPicture({});
    for (const std::int64_t id : film_->ids()) film_->card(id)->setPicture({});
}

void StripPanel::setColourMap(std::optional<ColourMapKind> kind) {
    map_ = kind;
    if (run_.data()) showData();
    pictures_.wake();
}

const ColourMap& StripPanel::colourMap() const {
    return colour_map(map_.value_or(Theme::of(palette()).density));
}

PictureService::Job StripPanel::offer() {
    if (!isVisible() || !run_.isUpToDate() || !run_.data()) return {};
    const Wish wish{run_.snapshot(), drawings_on_cards(actions_), &colourMap(),
                    base_->pictureSize()};
    if (wish == drawn_) return {};
    drawn_ = wish;
    return [this, ids = film_->ids(), wish,
            moment = Moment{.snapshot = wish.snapshot, .data = run_.data()},
            ratio = devicePixelRatioF()](const Cancelled& cancelled,
                                         const PictureService::Early&) -> PictureService::Deliver {
        StripPictures made = stripPictures(moment, chosen_drawings(wish.drawings), wish.size, ratio,
                                           Look::over_map(*wish.map), cancelled);
        return [this, ids, made = std::move(made)] {
            if (run_.snapshot()) showPictures(made, ids);
        };
    };
}

PictureService::Job StripPanel::offerTarget() {
    const std::shared_ptr<const TrainingData>& target = run_.data();
    if (!isVisible() || !target || !target->energy || target == target_of_) return {};
    target_of_ = target;
    return [this, target, size = data_->pictureSize(),
            map = &colourMap()](const Cancelled& cancelled,
                                const PictureService::Early&) -> PictureService::Deliver {
        const QImage picture = targetPicture(*target, size, *map, cancelled);
        return [this, target, picture] {
            if (target == run_.data()) data_->setPicture(picture);
        };
    };
}

void StripPanel::showPictures(const StripPictures& made, const std::vector<std::int64_t>& ids) {
    if (made.after.size() != ids.size() + 1) return;
    base_->setPicture(made.after.front());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        Card* const card = film_->card(ids[i]);
        if (!card) continue;
        card->setPicture(made.after[i + 1]);
        if (i < made.added.size())
            card->setNumber(signedNumber(made.added[i]),
                            tr("Adds %1 nats to log p, on average over %2")
                                .arg(signedNumber(made.added[i]), run_.data()->energy
                                                                      ? tr("points of the flow")
                                                                      : tr("the data")));
    }
}

void StripPanel::insertAt(std::size_t place, const QRect& beside) {
    palette_->ask(tr("Insert a layer"), beside, [this, place](const std::string& kind) {
        if (const std::int64_t id = document_.insertLayer(place, kind)) selection_.choose(id);
    });
}

void StripPanel::askForLayer() {
    const std::int64_t chosen = selection_.card();
    const Card* const beside = chosen == Selection::base_card   ? base_
                               : chosen == Selection::data_card ? data_
                                                                : film_->card(chosen);
    insertAt(chosen == Selection::data_card ? document_.experiment().layers.size()
                                            : selection_.layersBefore(),
             QRect(beside->mapToGlobal(QPoint(0, 0)), beside->size()));
}

void StripPanel::openMenu(std::int64_t id, QPoint global) {
    selection_.choose(id);
    QMenu menu(this);
    menu.addAction(actions_.insertLayer);
    menu.addAction(actions_.duplicateLayer);
    menu.addAction(actions_.turnLayer);
    for (QAction* const action : {actions_.muteLayer, actions_.freezeLayer}) menu.addAction(action);
    if (actions_.openLayer->isEnabled()) menu.addAction(actions_.openLayer);
    menu.addAction(actions_.moveTowardsBase);
    menu.addAction(actions_.moveTowardsData);
    menu.addSeparator();
    menu.addAction(actions_.deleteLayer);
    menu.exec(global);
}

// The layers take what room they need, and scroll when there is less.
void StripPanel::fitScrollArea() { scroll_->setMaximumWidth(film_->sizeHint().width()); }

void StripPanel::chooseBeside(int step) {
    std::vector<std::int64_t> cards{Selection::base_card};
    std::ranges::copy(film_->ids(), std::back_inserter(cards));
    cards.push_back(Selection::data_card);
    const auto at = std::ranges::find(cards, selection_.card()) - cards.begin() + step;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(cards.size())) return;
    const std::int64_t next = cards[static_cast<std::size_t>(at)];
    selection_.choose(next);
    Card* const card = next == Selection::base_card   ? base_
                       : next == Selection::data_card ? data_
                                                      : film_->card(next);
    card->setFocus();
}

void StripPanel::keyPressEvent(QKeyEvent* event) {
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_Left)
        chooseBeside(-1);
    else if (plain && event->key() == Qt::Key_Right)
        chooseBeside(1);
    else
        event->ignore();
}

void StripPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange) return;
    if (run_.data()) showData();
    pictures_.wake();
}

void StripPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const QSize size = Card::sizeFor(height() - rest_height);
    if (size != base_->size()) {
        for (Card* const card : {base_, data_}) card->setFixedSize(size);
        film_->setCardSize(size);
        scroll_->setFixedHeight(size.height() + bar_room);
        fitScrollArea();
        if (run_.data()) showData();
        pictures_.wake();
    }
    // Once the scroll area has its new size too.
    const auto show = [this] {
        showChosen();
        layOutTrack();
    };
    QMetaObject::invokeMethod(this, show, Qt::QueuedConnection);
}

// The wheel moves along the strip: there is nowhere else to scroll to.
bool StripPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched != scroll_->viewport() || event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    const QPoint turn = static_cast<QWheelEvent*>(event)->angleDelta();
    QScrollBar* const bar = scroll_->horizontalScrollBar();
    bar->setValue(bar->value() - (turn.x() != 0 ? turn.x() : turn.y()));
    return true;
}

} // namespace pushforward
