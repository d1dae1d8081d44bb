// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>
#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QScrollArea;

namespace pushforward {

class KindTile;
class LayerPictures;

/// Every kind of layer in groups, with a picture of what it does; opens over the window. Typing
/// filters, arrow keys move, Return chooses, Escape closes. The kind under the pointer is described
/// below the tiles.
class LayerPalette : public QFrame {
    Q_OBJECT
public:
    using Chosen = std::function<void(const std::string& kind)>;

    LayerPalette(LayerPictures& pictures, QWidget* parent);

    /// Opens beside a rectangle of the screen, within the window. `title` says what choosing does.
    void ask(const QString& title, const QRect& beside, Chosen chosen);

    const std::vector<KindTile*>& tiles() const { return tiles_; }
    QLineEdit& filter() { return *filter_; }
    const KindTile* current() const { return current_; } ///< null if none matches

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Group {
        QLabel* heading;
        std::vector<KindTile*> tiles;
    };
    void showMatches();
    int layOut(int width); ///< returns the resulting height
    void setCurrent(KindTile* tile);
    void walk(QPoint step);
    void choose(const KindTile& tile);

    LayerPictures& pictures_;
    QLabel* title_;
    QLineEdit* filter_;
    QScrollArea* scroll_;
    QWidget* content_;
    QLabel *name_, *summary_;
    std::vector<Group> groups_;
    std::vector<KindTile*> tiles_;
    KindTile* current_ = nullptr;
    Chosen chosen_;
};

} // namespace pushforward
