// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QAbstractScrollArea>
#include <QStringList>

namespace pult::client {

/// Emoji in rows, one of them chosen. The keys come from whoever has the focus.
class EmojiGrid final : public QAbstractScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmojiGrid)

public:
    EmojiGrid(const kit::Theme& theme, QWidget* parent = nullptr);
    /// `names` are what screen readers and tooltips say; a section begins with a title and ends before the next.
    struct Section {
        QString title;
        QStringList emoji;
        QStringList names;
    };
    void setSections(const QList<Section>& sections);
    void step(int by);
    void stepRow(int by);
    int chosen() const { return m_chosen; }
    QString chosenText() const;
    QString chosenName() const;

signals:
    void picked(const QString& emoji);
    void chosenChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Cell {
        QRect place; ///< in the whole, not in what is seen of it
        QString text;
        QString name;
    };
    struct Heading {
        QRect place;
        QString title;
    };
    void arrange();
    void choose(int cell);
    int at(QPoint point) const;

    const kit::Theme& m_theme;
    QList<Section> m_sections;
    QList<Cell> m_cells;
    QList<Heading> m_headings;
    int m_columns = 1;
    int m_height = 0;
    int m_chosen = -1;
};

} // namespace pult::client
