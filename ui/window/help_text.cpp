// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_text.h"

#include "ui/draw/theme.h"
#include "ui/window/shortcut_sheet.h"

#include <QEvent>
#include <QFontDatabase>
#include <QImage>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextFrame>
#include <QTextTable>

namespace pushforward {

namespace {

constexpr int text_pixels = 14, code_pixels = 13, heading_pixels[] = {24, 18, 15};
constexpr int margin = 28, picture_width = 680, cell_padding = 5;
constexpr double line_height = 140; ///< per cent

bool is_code(const QTextBlock& block) { return block.blockFormat().nonBreakableLines(); }

/// Space around a paragraph, by what it is.
QTextBlockFormat spacing(const QTextBlock& block, const Theme& theme) {
    const QTextBlock before = block.previous(), after = block.next();
    QTextBlockFormat format;
    if (is_code(block)) {
        format.setBackground(theme.raised);
        format.setLeftMargin(0);
        format.setTopMargin(is_code(before) ? 0 : 6);
        format.setBottomMargin(is_code(after) ? 0 : 12);
        return format;
    }
    format.setLineHeight(line_height, QTextBlockFormat::ProportionalHeight);
    if (QTextCursor(block).currentTable()) return format;
    const bool heading = block.blockFormat().headingLevel() > 0;
    format.setTopMargin(!heading ? 0 : before.isValid() ? 16 : 0);
    format.setBottomMargin(heading ? 6 : block.textList() ? 4 : 10);
    return format;
}

void style_characters(const QTextBlock& block, const Theme& theme) {
    QTextCursor cursor(block);
    const int level = block.blockFormat().headingLevel();
    for (auto part = block.begin(); !part.atEnd(); ++part) {
        const QTextFragment fragment = part.fragment();
        const QTextCharFormat is = fragment.charFormat();
        QTextCharFormat format;
        if (is.isAnchor()) format.setForeground(theme.accent);
        if (level > 0) {
            format.clearProperty(QTextFormat::FontSizeAdjustment);
            format.setProperty(QTextFormat::FontPixelSize, heading_pixels[std::min(level, 3) - 1]);
            format.setFontWeight(QFont::DemiBold);
        } else if (is_code(block) || is.fontFixedPitch()) {
            format.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
            format.setProperty(QTextFormat::FontPixelSize, code_pixels);
        }
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(format);
    }
}

void style_tables(const QTextFrame* frame, const Theme& theme) {
    for (QTextFrame* child : frame->childFrames()) {
        if (auto* const table = qobject_cast<QTextTable*>(child)) {
            QTextTableFormat format = table->format();
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorder(1);
            format.setBorderBrush(theme.line);
            format.setBorderCollapse(true);
            format.setCellPadding(cell_padding);
            format.setCellSpacing(0);
            format.setTopMargin(2);
            format.setBottomMargin(12);
            table->setFormat(format);
        }
        style_tables(child, theme);
    }
}

} // namespace

HelpText::HelpText(QWidget* parent, const QMenuBar* menus) : QTextBrowser(parent), menus_(menus) {
    setOpenExternalLinks(true);
    setFrameShape(NoFrame);
    document()->setDocumentMargin(margin);
    QFont font = body_font();
    font.setPixelSize(text_pixels);
    setFont(font);
}

QVariant HelpText::loadResource(int type, const QUrl& name) {
    const QVariant resource = QTextBrowser::loadResource(type, name);
    if (menus_ && name.fileName() == QLatin1String("shortcuts.md"))
        return QString::fromUtf8(resource.toByteArray()) + shortcut_sheet(*menus_);
    if (type != QTextDocument::ImageResource) return resource;
    QImage image = resource.canConvert<QImage>() ? resource.value<QImage>() : QImage();
    if (image.isNull()) image.loadFromData(resource.toByteArray());
    if (image.isNull()) return resource;
    const qreal ratio = devicePixelRatioF();
    const int width = qRound(picture_width * ratio);
    if (image.width() > width) image = image.scaledToWidth(width, Qt::SmoothTransformation);
    image.setDevicePixelRatio(ratio);
    return image;
}

void HelpText::doSetSource(const QUrl& name, QTextDocument::ResourceType type) {
    QTextBrowser::doSetSource(name, type);
    style();
}

void HelpText::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || source().isEmpty()) return;
    const int place = verticalScrollBar()->value();
    style();
    verticalScrollBar()->setValue(place);
}

void HelpText::style() {
    const Theme& theme = Theme::current();
    style_tables(document()->rootFrame(), theme);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor(block).mergeBlockFormat(spacing(block, theme));
        style_characters(block, theme);
    }
}

} // namespace pushforward
