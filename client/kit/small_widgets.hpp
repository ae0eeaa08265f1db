// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QWidget>

#include <cstdint>

namespace pult::kit {

/// A person's disc. Decoration beside a name: screen readers pass it by.
class AvatarView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AvatarView)

public:
    AvatarView(const Theme& theme, int side, QWidget* parent = nullptr);
    void setPerson(const QString& name, std::int64_t id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_name;
    std::int64_t m_id = 0;
};

/// A channel's letters with its name as tooltip and accessible name.
class BadgeView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BadgeView)

public:
    explicit BadgeView(const Theme& theme, QWidget* parent = nullptr);
    void setChannel(const QString& kind, const QString& name = {});

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void resizeToBadge();
    const Theme& m_theme;
    QString m_kind;
};

/// An icon that only decorates; follows the theme.
class IconView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IconView)

public:
    IconView(const Theme& theme, int size, QWidget* parent = nullptr);
    void setIcon(const QString& icon, Token colour);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    int m_size;
    QString m_icon;
    Token m_colour = Token::textSecondary;
};

/// Plain paper of one token, with a hairline at the sides asked for.
class Paper : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Paper)

public:
    Paper(const Theme& theme, Token colour, QWidget* parent = nullptr);
    void setLines(Qt::Edges edges);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Token m_colour;
    Qt::Edges m_lines;
};

/// The strip at the head of a column, with the hairline that runs through the whole window.
class HeadStrip : public Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadStrip)

public:
    HeadStrip(const Theme& theme, Token colour, QWidget* parent = nullptr);
};

} // namespace pult::kit
