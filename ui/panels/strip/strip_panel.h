// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/colour_map.h"
#include "ui/session/picture_service.h"
#include "ui/session/run.h"
#include "ui/session/selection.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QScrollArea;

namespace pushforward {

class Actions;
class Card;
class FilmStrip;
class LayerPalette;
class LayerPictures;
class Playhead;
class TrackRow;
enum class ColourMapKind;
struct StripPictures;

/// The stack as a filmstrip: base, a card a layer, data; live pictures of the density after each.
/// Base and data stay in view while the layers between them scroll. Above them the playhead moves
/// on its track.
class StripPanel : public QWidget {
    Q_OBJECT
public:
    StripPanel(Document& document, Run& run, Selection& selection, Playhead& playhead,
               PictureService& pictures, LayerPictures& kinds, Actions& actions,
               QWidget* parent = nullptr);

    FilmStrip& film() { return *film_; }
    Card& baseCard() { return *base_; }
    Card& dataCard() { return *data_; }

    /// Opens the palette for a layer after the chosen card; before the data when that is chosen.
    void askForLayer();

    const ColourMap& colourMap() const; ///< of the cards' densities

    /// None: the theme's.
    void setColourMap(std::optional<ColourMapKind> kind);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void showChosen();
    void layOutTrack();
    void showData();
    void showNoFlow();
    void showPictures(const StripPictures& made, const std::vector<std::int64_t>& ids);
    void adoptCard(std::int64_t id, Card* card);
    void insertAt(std::size_t place, const QRect& beside);
    void openMenu(std::int64_t id, QPoint global);
    void chooseBeside(int step);
    void fitScrollArea();
    PictureService::Job offer();
    PictureService::Job offerTarget();

    /// All that the cards' pictures depend on: equal ones need no second picture.
    struct Wish {
        std::shared_ptr<const Snapshot> snapshot;
        std::string drawings;
        const ColourMap* map = nullptr;
        QSize size;
        bool operator==(const Wish&) const = default;
    };

    std::optional<ColourMapKind> map_;
    Document& document_;
    Run& run_;
    Selection& selection_;
    Playhead& playhead_;
    PictureService& pictures_;
    Actions& actions_;
    Card *base_, *data_;
    FilmStrip* film_;
    LayerPalette* palette_;
    QScrollArea* scroll_;
    TrackRow* track_;
    Wish drawn_;
    std::shared_ptr<const TrainingData> target_of_; ///< whose density is on the data's card
    QTimer points_timer_; ///< painted points change often, and their card now and then
};

} // namespace pushforward
