// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include "client/kit/theme.hpp"

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

class KeysOverlay;

/// The picture itself: fitted into the room or at a scale of its own, moved by dragging.
class PictureCanvas final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureCanvas)

public:
    explicit PictureCanvas(const kit::Theme& theme, QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    const QImage& picture() const { return m_picture; }
    /// What stands there while there is no picture.
    void setWords(const QString& words);
    /// One step nearer (+1) or further (-1), keeping what lies at `around` in its place.
    void zoom(int steps, QPointF around);
    void fit();
    void rotate();
    /// In percent of the picture's own pixels.
    int percent() const;

signals:
    void scaleChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    qreal fitScale() const;
    qreal scale() const { return m_scale > 0 ? m_scale : fitScale(); }
    QRectF place() const;
    void keepInside();

    const kit::Theme& m_theme;
    QImage m_picture;
    QString m_words;
    qreal m_scale = 0; ///< 0: fitted
    QPointF m_offset;  ///< of the picture's middle from the room's
    QPointF m_grabbed;
};

/// A window of its own for one picture: zoom, rotate, copy, save.
class PictureViewer final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureViewer)

public:
    explicit PictureViewer(kit::Theme& theme, QWidget* parent = nullptr);

    /// What is known of it at once; the rest comes by setPicture or showProblem.
    void open(const QString& name, const QImage& preview);
    void setPicture(const QImage& picture);
    void showProblem(const QString& words);
    const QString& name() const { return m_name; }

signals:
    void saveRequested();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void refresh();
    void copy();

    kit::Theme& m_theme;
    QString m_name;
    PictureCanvas* m_canvas;
    kit::Label* m_title;
    kit::Label* m_percent;
    kit::Button* m_nearer;
    kit::Button* m_further;
    kit::Button* m_fit;
    kit::Button* m_rotate;
    kit::Button* m_copy;
    kit::Button* m_save;
    KeysOverlay* m_help;
};

} // namespace pult::client
