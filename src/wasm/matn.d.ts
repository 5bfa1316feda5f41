/** What kind of mistake is the worse one where a block could be article text or not. */
export type Favour = 'balanced' | 'precision' | 'recall';

export type Role = 'paragraph' | 'headline' | 'summary' | 'heading' | 'list-item' | 'quote' | 'preformatted' | 'code'
  | 'table-cell' | 'term' | 'definition' | 'caption' | 'credit' | 'byline' | 'date' | 'source' | 'tail';

/** Members are those of matn_options in matn.h; all may be left out. */
export interface Options {
  /** Where the page was found: URLs in it are resolved against this. */
  url?: string | URL;
  /** Label of the encoding, as the transport says; wins over everything but a byte order mark. A RangeError if it is
   *  not one of the Encoding Standard's. */
  encoding?: string;
  /** Bytes for the extractor, 8192 or more; 262144 unless given. More lets decisions wait for more of the page. */
  memory?: number;
  favour?: Favour;
  /** Blocks tell the links, emphasis, code and images in them. */
  inlines?: boolean;
  /** The blocks that are not kept come too; each block has its path and reasons. */
  everyBlock?: boolean;
  /** Every page is a story, a post or the like. */
  articlesOnly?: boolean;
  /** Metadata alone; the stream ends when the head is read. */
  headOnly?: boolean;
  /** The stream ends after so many blocks of the body. */
  mostBlocks?: number;
  /** The stream ends after the block of the body with which so many bytes of text were sent. */
  mostText?: number;
}

/** An inline element: characters start to end (exclusive) of its block's text. */
export interface Inline {
  kind: 'link' | 'emphasis' | 'strong' | 'code' | 'image';
  start: number;
  end: number;
  /** Of a link or image; may have any scheme, javascript: too. */
  url?: string;
  /** Of an image: its alternative text. */
  text?: string;
}

/** Why a block was kept (weight above 0) or not. */
export interface Reason {
  name: string;
  weight: number;
}

/** A block of text; members are those of matn_block in matn.h. */
export interface Block {
  role: Role;
  text: string;
  level: number;
  lists: number;
  quotes: number;
  number: number;
  row: number;
  column: number;
  header: boolean;
  continues: boolean;
  kept: boolean;
  /** Part of the running text; false for what stands beside it, such as a headline or a caption. */
  body: boolean;
  /** 0 to 100: how likely it is article text. */
  score: number;
  words: number;
  /** Where it stands in the input, in bytes. */
  start: number;
  end: number;
  /** Of code, with inlines. */
  language?: string;
  /** With inlines. */
  inlines?: Inline[];
  /** With everyBlock: the elements around it, innermost last. */
  path?: string[];
  /** With everyBlock. */
  reasons?: Reason[];
}

/** What is known about the page; what is not known is left out. */
export interface Metadata {
  title?: string;
  authors: string[];
  /** ISO 8601, as precise as the page says. */
  date?: string;
  modified?: string;
  site?: string;
  description?: string;
  /** BCP 47. */
  language?: string;
  direction?: 'ltr' | 'rtl';
  canonical?: string;
  image?: string;
  section?: string;
  tags: string[];
  licence?: string;
  kind?: 'article' | 'forum' | 'product' | 'listing' | 'documentation' | 'service';
  encoding?: string;
  encodingSource?: 'bom' | 'transport' | 'meta' | 'guess' | 'default';
  /** Where in the page a value was found, such as "json-ld". */
  sources: Record<string, string>;
}

export interface Article extends Metadata {
  /** The blocks of the body, an empty line between two. */
  text: string;
  blocks: Block[];
}

export type ArticleEvent =
  /** The article begins; metadata is what the page has said so far. */
  | { type: 'start'; metadata: Metadata }
  | { type: 'block'; block: Block }
  /** The last event, always sent. */
  | { type: 'end'; metadata: Metadata };

/** Reads a whole document. */
export function extract(bytes: BufferSource, options?: Options): Article;

/** Bytes of a document in, events of its article out, each as soon as it is decided. */
export class ArticleStream extends TransformStream<BufferSource, ArticleEvent> {
  constructor(options?: Options);
}
