/* Words in class, id, role and itemprop that tell a block's role. The macros give each a place of its own, of
 * the two that the multiplier leaves it, or the compiler warns of one written twice. */
#include "role_words.h"

#define ONE(hash, mark) [ROLE_PAIR(hash)][0] = ((hash) & ~UINT32_C(0xFF)) | (mark)
#define OTHER(hash, mark) [ROLE_PAIR(hash)][1] = ((hash) & ~UINT32_C(0xFF)) | (mark)

const uint32_t matn_role_words[32][2] = {
    ONE(0x8A9E6B73, MARK_SUMMARY),  /* abstract */
    ONE(0xAADA9CA8, MARK_SUMMARY),  /* deck */
    ONE(0xCA59866B, MARK_SUMMARY),  /* dek */
    ONE(0xAAD0A14E, MARK_SUMMARY),  /* excerpt */
    ONE(0x2E3D90B1, MARK_SUMMARY),  /* intro */
    ONE(0xA9C515F9, MARK_SUMMARY),  /* introduction */
    ONE(0x2448CA2F, MARK_SUMMARY),  /* lead */
    ONE(0xB4CC94D4, MARK_SUMMARY),  /* leadin */
    ONE(0x174F717D, MARK_SUMMARY),  /* lede */
    ONE(0xED9B6ED7, MARK_SUMMARY),  /* standfirst */
    ONE(0x6A6A4119, MARK_SUMMARY),  /* subheadline */
    ONE(0x115BFCB9, MARK_SUMMARY),  /* subtitle */
    ONE(0x10A44713, MARK_SUMMARY),  /* summary */
    ONE(0x746D3E16, MARK_CREDIT),   /* attribution */
    ONE(0xB90DED3E, MARK_CREDIT),   /* copyright */
    ONE(0xE95AD084, MARK_CREDIT),   /* credit */
    ONE(0x50F6F4D5, MARK_CREDIT),   /* credits */
    ONE(0xC3023517, MARK_CREDIT),   /* imagecredit */
    ONE(0x457DA678, MARK_CREDIT),   /* photocopyright */
    OTHER(0x85D715CA, MARK_CREDIT), /* photocredit */
    ONE(0x490AA90A, MARK_CREDIT),   /* photographer */
    OTHER(0xB323923E, MARK_TAIL),   /* about */
    ONE(0x4F7ABA56, MARK_TAIL),     /* author */
    ONE(0xC27D9480, MARK_TAIL),     /* authorbio */
    OTHER(0xCD7928A3, MARK_TAIL),   /* authorbox */
    ONE(0x5BCADA51, MARK_TAIL),     /* bio */
    ONE(0x75C8629E, MARK_TAIL),     /* biography */
    ONE(0xFAF78155, MARK_TAIL),     /* keywords */
    OTHER(0x21D40F1B, MARK_TAIL),   /* taglist */
    OTHER(0xF416EBA0, MARK_TAIL),   /* tags */
    OTHER(0x07072B15, MARK_TAIL),   /* topics */
    OTHER(0xFAC46DF3, MARK_CODE),   /* brush */
    OTHER(0xF9316CF4, MARK_CODE),   /* code */
    OTHER(0x4927FA2D, MARK_CODE),   /* codeblock */
    OTHER(0xD1B3A683, MARK_CODE),   /* codehilite */
    ONE(0x1C9FF127, MARK_CODE),     /* highlight */
    OTHER(0x5316E6FC, MARK_CODE),   /* highlighter */
    ONE(0xF25F0606, MARK_CODE),     /* hljs */
    OTHER(0x70EA3B55, MARK_CODE),   /* lang */
    OTHER(0xB9EF387B, MARK_CODE),   /* language */
    ONE(0xE8111F00, MARK_CODE),     /* prettyprint */
    ONE(0x236B7A62, MARK_CODE),     /* prism */
    OTHER(0x5D0CC605, MARK_CODE),   /* programlisting */
    OTHER(0x41F60775, MARK_CODE),   /* rouge */
    OTHER(0x5B1BE1C9, MARK_CODE),   /* shiki */
    OTHER(0x52193F5E, MARK_CODE),   /* snippet */
    OTHER(0x0956B45D, MARK_CODE),   /* sourcecode */
    ONE(0x9F80E9D2, MARK_CODE),     /* syntax */
    OTHER(0xB55B7319, MARK_CODE),   /* syntaxhighlighter */
};
