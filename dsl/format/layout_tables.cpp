// Tables: columns and rows stand below each other.
#include <algorithm>

#include "dsl/format/layout.hpp"

namespace garis::format {

using syntax::Kind;

Document::Id Layout::cell(const Node& cell) {
  in_cell_ = true;
  Ids parts;
  bool after_sign = true;
  for (const auto& child : cell.children()) {
    if (!after_sign) parts.push_back(space());
    parts.push_back(node(child));
    after_sign = child.is_word("-");
  }
  in_cell_ = false;
  return doc_.concat(parts);
}

// `key   mass : …` and `value u_max : …`
Document::Id Layout::column(const Nodes& part) {
  const auto children = part[0].children();
  const Id word = token(children[0]);
  const Nodes rest(children.begin() + 1, children.end());
  const auto* blanks = children[0].is_word("key") ? "   " : " ";
  return doc_.concat({word, doc_.text(blanks), flow(rest)});
}

Layout::Row Layout::row(const Node& node, bool first) {
  Row row;
  row.lead = lead(first);
  const auto first_leaf = next_;
  std::size_t last_bar = next_;
  for (const auto& child : node.children()) {
    if (child.is(Kind::cell)) {
      row.cells.push_back(this->node(child));
      row.widths.push_back(doc_.flat_width(row.cells.back()));
    } else if (child.is(Kind::cite)) {
      row.rest.push_back(this->node(child));
    } else {
      last_bar = next_;
      row.bars.push_back(token(child));
    }
  }
  for (auto i = first_leaf; i <= last_bar; ++i) {
    const auto& leaf = leaves_.tokens[i];
    if ((i > first_leaf && !leaf.above.empty()) || (i < last_bar && !leaf.trailing.empty()))
      row.aligned = false;
  }
  return row;
}

Document::Id Layout::laid_out(const Row& row, const std::vector<std::size_t>& widths) {
  Ids parts{row.lead};
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    parts.insert(parts.end(), {row.bars[i], space(), row.cells[i]});
    const auto pad = row.aligned && i < widths.size() ? widths[i] - row.widths[i] : 0;
    parts.push_back(doc_.owned_text(std::string(pad + 1, ' ')));
  }
  parts.push_back(row.bars.back());
  for (const auto cite : row.rest) parts.insert(parts.end(), {space(), doc_.indent(4, cite)});
  return doc_.concat(parts);
}

Document::Id Layout::table(const Node& node) {
  std::vector<Row> rows;
  const auto part = [&](const Nodes& nodes, bool first) {
    if (nodes[0].is(Kind::row)) {
      rows.push_back(row(nodes[0], first));
      return doc_.concat({});
    }
    const Id above = lead(first);
    return doc_.concat({above, nodes[0].is(Kind::column) ? column(nodes) : this->part(nodes)});
  };
  // The rows come last, so they can be put together when all of them are known.
  const auto finish = [&] {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
      if (!row.aligned) continue;
      widths.resize(std::max(widths.size(), row.widths.size()));
      for (std::size_t i = 0; i < row.widths.size(); ++i)
        widths[i] = std::max(widths[i], row.widths[i]);
    }
    Ids laid;
    for (const auto& row : rows) laid.push_back(laid_out(row, widths));
    return doc_.concat(laid);
  };
  return block(node.children(), part, finish);
}

}  // namespace garis::format
